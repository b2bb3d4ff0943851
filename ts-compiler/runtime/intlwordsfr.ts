// Lists and relative times in French: data of CLDR 48, in the order that intlwords.ts tells.

export function wordsFr(which: number): string {
  if (which === 0) return "il y a { seconde^il y a { secondes^il y a { secondes|dans { seconde^dans { secondes^dans { secondes|il y a { minute^il y a { minutes^il y a { minutes|dans { minute^dans { minutes^dans { minutes|il y a { heure^il y a { heures^il y a { heures|dans { heure^dans { heures^dans { heures|il y a { jour^il y a { jours^il y a { jours|dans { jour^dans { jours^dans { jours|il y a { semaine^il y a { semaines^il y a { semaines|dans { semaine^dans { semaines^dans { semaines|il y a { mois|dans { mois|il y a { trimestre^il y a { trimestres^il y a { trimestres|dans { trimestre^dans { trimestres^dans { trimestres|il y a { an^il y a { ans^il y a { ans|dans { an^dans { ans^dans { ans";
  if (which === 1) return "il y a {\u00A0s|dans {\u00A0s|il y a {\u00A0min|dans {\u00A0min|il y a {\u00A0h|dans {\u00A0h|il y a {\u00A0j|dans {\u00A0j|il y a { sem.|dans { sem.|il y a { m.|dans { m.|il y a { trim.|dans { trim.|il y a { a|dans { a";
  if (which === 2) return "-{ s|+{ s|-{ min|+{ min|-{ h|+{ h|-{ j|+{ j|-{ sem.|+{ sem.|-{ m.|+{ m.|-{ trim.|+{ trim.|-{ a|+{ a";
  if (which === 3) return "^^maintenant^^|^^cette minute-ci^^|^^cette heure-ci^^|avant-hier^hier^aujourd\u2019hui^demain^après-demain|^la semaine dernière^cette semaine^la semaine prochaine^|^le mois dernier^ce mois-ci^le mois prochain^|^le trimestre dernier^ce trimestre^le trimestre prochain^|^l\u2019année dernière^cette année^l\u2019année prochaine^";
  if (which === 4) return "^^maintenant^^|^^cette minute-ci^^|^^cette heure-ci^^|avant-hier^hier^aujourd\u2019hui^demain^après-demain|^la semaine dernière^cette semaine^la semaine prochaine^|^le mois dernier^ce mois-ci^le mois prochain^|^le trimestre dernier^ce trimestre^le trimestre prochain^|^l\u2019an dernier^cette année^l\u2019an prochain^";
  if (which === 5) return "^^maintenant^^|^^cette minute-ci^^|^^cette heure-ci^^|avant-hier^hier^aujourd\u2019hui^demain^après-demain|^la semaine dernière^cette semaine^la semaine prochaine^|^le mois dernier^ce mois-ci^le mois prochain^|^le trimestre dernier^ce trimestre^le trimestre prochain^|^l\u2019an dernier^cette année^l\u2019an prochain^";
  if (which === 6) return " et ^, ^, ^ et | et ^, ^, ^ et |, ^, ^, ^, ";
  if (which === 7) return " ou ^, ^, ^ ou | ou ^, ^, ^ ou | ou ^, ^, ^ ou ";
  if (which === 8) return " et ^, ^, ^ et | et ^, ^, ^ et | ^ ^ ^ ";
  return "";
}
