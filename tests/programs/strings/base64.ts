for (const s of ['', 'a', 'ab', 'abc', 'hello world', '\x00\xff\x80', 'Zoë'.normalize('NFC')]) { const e = btoa(s); console.log(e, atob(e) === s, JSON.stringify(atob(e))); }
console.log(atob(' aGVs bG8= \n'), atob('YQ'), btoa(12 as any), btoa(null as any));
for (const bad of ['a', '*', 'YQ=', 'ab=c']) try { console.log(atob(bad)); } catch (e) { console.log((e as Error).name, (e as Error).message); }
try { btoa('€'); } catch (e) { console.log((e as Error).name, (e as Error).message); }
