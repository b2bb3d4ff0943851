import Foo, { first } from "./tdz1";
import * as t1 from "./tdz1";
export const second = (() => { try { return first; } catch (e) { return "[" + (e as Error).message + "]"; } })();
try { console.log(Foo); } catch (e) { console.log((e as Error).message); }
try { console.log(t1.first); } catch (e) { console.log((e as Error).message); }
try { console.log(Object.keys(t1)); } catch (e) { console.log((e as Error).message); }
