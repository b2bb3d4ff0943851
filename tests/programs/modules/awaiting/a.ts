console.log("a start"); export const v = await new Promise<number>(r => setTimeout(() => r(5), 10)); console.log("a end", v);
