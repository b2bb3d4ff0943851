export {};
process.on('unhandledRejection', (reason: any, p) => { console.log('unhandled', reason, p instanceof Promise); });
Promise.reject('a'); Promise.reject(new Error('b').message);
setTimeout(() => { console.log('still'); process.exit(4); }, 2);
process.on('exit', c => { console.log('bye', c); });
