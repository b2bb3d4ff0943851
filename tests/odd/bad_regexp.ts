const a = /(/, b = /a{2,1}/u, c = /\k<x>/u, d = /(?<n>a)(?<n>b)/;
