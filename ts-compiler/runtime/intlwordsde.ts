// Lists and relative times in German: data of CLDR 48, in the order that intlwords.ts tells.

export function wordsDe(which: number): string {
  if (which === 0) return "vor { Sekunde^vor { Sekunden|in { Sekunde^in { Sekunden|vor { Minute^vor { Minuten|in { Minute^in { Minuten|vor { Stunde^vor { Stunden|in { Stunde^in { Stunden|vor { Tag^vor { Tagen|in { Tag^in { Tagen|vor { Woche^vor { Wochen|in { Woche^in { Wochen|vor { Monat^vor { Monaten|in { Monat^in { Monaten|vor { Quartal^vor { Quartalen|in { Quartal^in { Quartalen|vor { Jahr^vor { Jahren|in { Jahr^in { Jahren";
  if (which === 1) return "vor { Sek.|in { Sek.|vor { Min.|in { Min.|vor { Std.|in { Std.|vor { Tag^vor { Tagen|in { Tag^in { Tagen|vor { Woche^vor { Wochen|in { Woche^in { Wochen|vor { Monat^vor {\u00A0Monaten|in { Monat^in { Monaten|vor { Quart.|in { Quart.|vor { Jahr^vor { Jahren|in { Jahr^in { Jahren";
  if (which === 2) return "vor { s|in { s|vor { m|in { m|vor { Std.|in { Std.|vor { Tag^vor { Tagen|in { Tag^in { Tagen|vor { Wo.|in { Wo.|vor {\u00A0Monat^vor { Monaten|in { Monat^in { Monaten|vor { Q|in { Q|vor { Jahr^vor { Jahren|in { Jahr^in { Jahren";
  if (which === 3) return "^^jetzt^^|^^in dieser Minute^^|^^in dieser Stunde^^|vorgestern^gestern^heute^morgen^übermorgen|^letzte Woche^diese Woche^nächste Woche^|^letzten Monat^diesen Monat^nächsten Monat^|^letztes Quartal^dieses Quartal^nächstes Quartal^|^letztes Jahr^dieses Jahr^nächstes Jahr^";
  if (which === 4) return "^^jetzt^^|^^in dieser Minute^^|^^in dieser Stunde^^|vorgestern^gestern^heute^morgen^übermorgen|^letzte Woche^diese Woche^nächste Woche^|^letzten Monat^diesen Monat^nächsten Monat^|^letztes Quartal^dieses Quartal^nächstes Quartal^|^letztes Jahr^dieses Jahr^nächstes Jahr^";
  if (which === 5) return "^^jetzt^^|^^in dieser Minute^^|^^in dieser Stunde^^|vorgestern^gestern^heute^morgen^übermorgen|^letzte Woche^diese Woche^nächste Woche^|^letzten Monat^diesen Monat^nächsten Monat^|^letztes Quartal^dieses Quartal^nächstes Quartal^|^letztes Jahr^dieses Jahr^nächstes Jahr^";
  if (which === 6) return " und ^, ^, ^ und | und ^, ^, ^ und | und ^, ^, ^ und ";
  if (which === 7) return " oder ^, ^, ^ oder | oder ^, ^, ^ oder | oder ^, ^, ^ oder ";
  if (which === 8) return ", ^, ^, ^ und |, ^, ^, ^ und |, ^, ^, ^ und ";
  return "";
}
