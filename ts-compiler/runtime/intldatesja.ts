// Dates in Japanese: data of CLDR 48, in the order that intldatedata.ts tells.

export function datesJa(which: number): string {
  if (which === 0) return "1|2|3|4|5|6|7|8|9|10|11|12";
  if (which === 2) return "1|2|3|4|5|6|7|8|9|10|11|12";
  if (which === 4) return "1|2|3|4|5|6|7|8|9|10|11|12";
  if (which === 6) return "日曜日|月曜日|火曜日|水曜日|木曜日|金曜日|土曜日";
  if (which === 8) return "日|月|火|水|木|金|土";
  if (which === 10) return "日|月|火|水|木|金|土";
  if (which === 12) return "午前|午後";
  if (which === 13) return "紀元前|西暦|紀元前|西暦|BC|AD";
  if (which === 14) return "|%d日|%m月|%m/%d|%b月|%b月%d日|%y年|%y年 (日: %d日)|%y/%m|%y/%m/%d|%y年%b月|%y年%b月%d日|%y年 %d日|%w|%d日%w|%m月 %w|%m/%d%w|%b月 %w|%b月%d日%w|%w (月: %b月)|%y年 %w|%y年 %d日%w|%y/%m %w|%y/%m/%d%w|%y年%b月 %w|%y年%b月%d日%w|%d日(%w)|%m/%d(%w)|%w (月: %m月)|%b月%d日(%w)|%y年 %d日(%w)|%y/%m/%d(%w)|%y年%b月%d日(%w)|%G|%G (日: %d日)|%G (月: %m月)|%G %m/%d|%G (月: %b月)|%G %b月%d日|%G%y年|%G%y年 (日: %d日)|%G%y/%m|%G%y/%m/%d|%G%y年%b月|%G%y年%b月%d日|%G %w|%G %d日%w|%G %m/%d%w|%G %b月%d日%w|%G%y年 %w|%G%y年 (日: %d日%w)|%G%y/%m %w|%G%y/%m/%d(%w)|%G%y年%b月 %w|%G%y年%b月%d日%w|%G%y年 %d日%w|%G %d日(%w)|%G %m/%d(%w)|%G %b月%d日(%w)|%G%y年 (日: %d日(%w))|%G%y年%b月%d日(%w)|%G%y年 %d日(%w)";
  if (which === 15) return "())*++*++,--,--,--.//011011233233233.4/0110112332332335667887889::9::;::<==>??>??@AA@AA@AA<==>??>??@AA@AA@AA5BB7CCDCC;EE9EE;EE<FF>GG>GG@HH@HH@HH<FF>GG>GG@HH@HH@HH5BB7CC7CC9EE9EE9EE<FF>GG>GG@HH@HH@HH<FF>GG>GG@HH@HH@HHIJJKLLKLLMNNMNNMNNOPPQRRQRRSTTSTTSTTOPPQRRQRRSTTSTTSTTUVVKWWKWWMXXMXXUXXYZZ[\\\\[\\\\]^^]^^]^^Y_Z[\\\\[\\\\]^^]^^]^^U``KaaUaaUbbMbbUbbYcc[\\\\[\\\\]dd]dd]ddYec[\\\\[\\\\]dd]dd]ddU``KaaKaaMbbMbbMbbYcc[\\\\[\\\\]dd]dd]ddYcc[\\\\[\\\\]dd]dd]dd";
  if (which === 16) return "|%T|%O|%N:%S|%p%h時|%p%h時 (秒: %T)|%p%h:%N|%p%h:%N:%S|%p%h時|%p%h時 (秒: %T)|%p%h:%N|%p%h:%N:%S||%T|%O|%N:%S|%h時|%h時 (秒: %T)|%h:%N|%h:%N:%S|%h時|%T (時: %h時)|%h:%N|%h:%N:%S";
  if (which === 17) return " | | | | | | | ";
  if (which === 18) return "%y/%M/%D|%y/%M/%D|%y年%n月%e日|%y年%n月%e日%w";
  if (which === 19) return "%i:%N|%i:%N:%S|%i:%N:%S %z|%i時%N分%S秒 %z";
  if (which === 20) return "UTC|協定世界時|.|h23|GMT|-";
  if (which === 21) return "%t (%w)|%t (%w)|%t (%w)|%w %t|%t (%w)|%t (%w)";
  return "";
}
