let s = "ÿþ";
