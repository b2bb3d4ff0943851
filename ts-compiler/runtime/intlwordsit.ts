// Lists and relative times in Italian: data of CLDR 48, in the order that intlwords.ts tells.

export function wordsIt(which: number): string {
  if (which === 0) return "{ secondo fa^{ secondi fa^{ secondi fa|tra { secondo^tra { secondi^tra { secondi|{ minuto fa^{ minuti fa^{ minuti fa|tra { minuto^tra { minuti^tra { minuti|{ ora fa^{ ore fa^{ ore fa|tra { ora^tra { ore^tra { ore|{ giorno fa^{ giorni fa^{ giorni fa|tra { giorno^tra { giorni^tra { giorni|{ settimana fa^{ settimane fa^{ settimane fa|tra { settimana^tra { settimane^tra { settimane|{ mese fa^{ mesi fa^{ mesi fa|tra { mese^tra { mesi^tra { mesi|{ trimestre fa^{ trimestri fa^{ trimestri fa|tra { trimestre^tra { trimestri^tra { trimestri|{ anno fa^{ anni fa^{ anni fa|tra { anno^tra { anni^tra { anni";
  if (which === 1) return "{ sec. fa|tra { sec.|{ min fa|tra { min|{ h fa|tra { h|{ g fa^{ gg fa^{ gg fa|tra { g^tra { gg^tra { gg|{ sett. fa|tra { sett.|{ mese fa^{ mesi fa^{ mesi fa|tra { mese^tra { mesi^tra { mesi|{ trim. fa|tra { trim.|{ anno fa^{ anni fa^{ anni fa|tra { anno^tra { anni^tra { anni";
  if (which === 2) return "{ s fa|tra { s|{ min fa|tra { min|{ h fa|tra { h|{ g fa^{ gg fa^{ gg fa|tra { g^tra { gg^tra { gg|{ sett. fa|tra { sett.|{ mese fa^{ mesi fa^{ mesi fa|tra { mese^tra { mesi^tra { mesi|{ trim. fa|tra { trim.|{ anno fa^{ anni fa^{ anni fa|tra { anno^tra { anni^tra { anni";
  if (which === 3) return "^^ora^^|^^questo minuto^^|^^quest\u2019ora^^|l\u2019altro ieri^ieri^oggi^domani^dopodomani|^settimana scorsa^questa settimana^settimana prossima^|^mese scorso^questo mese^mese prossimo^|^trimestre scorso^questo trimestre^trimestre prossimo^|^anno scorso^quest\u2019anno^anno prossimo^";
  if (which === 4) return "^^ora^^|^^questo minuto^^|^^quest\u2019ora^^|l\u2019altro ieri^ieri^oggi^domani^dopodomani|^sett. scorsa^questa sett.^sett. prossima^|^mese scorso^questo mese^mese prossimo^|^trim. scorso^questo trim.^trim. prossimo^|^anno scorso^quest\u2019anno^anno prossimo^";
  if (which === 5) return "^^ora^^|^^questo minuto^^|^^quest\u2019ora^^|l\u2019altro ieri^ieri^oggi^domani^dopodomani|^sett. scorsa^questa sett.^sett. prossima^|^mese scorso^questo mese^mese prossimo^|^trim. scorso^questo trim.^trim. prossimo^|^anno scorso^quest\u2019anno^anno prossimo^";
  if (which === 6) return " e ^, ^, ^ e | e ^, ^, ^ e | e ^, ^, ^ e ";
  if (which === 7) return " o ^, ^, ^ o | o ^, ^, ^ o | o ^, ^, ^ o ";
  if (which === 8) return " e ^, ^, ^ e | e ^, ^, ^ e | ^ ^ ^ ";
  return "";
}
