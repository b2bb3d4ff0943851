let class = 1; var enum; function new() {} const yield = 1; let let = 2; interface public {} type string = number;
