//! Random arguments.
#![allow(dead_code)] // each test file uses a part of it

/// The seed in `DYNTYPE_SEED`, or the one that every run has.
pub fn seed() -> u64 {
    let named = std::env::var("DYNTYPE_SEED").ok();
    named.and_then(|seed| seed.parse().ok()).unwrap_or(0x5eed)
}

/// A generator of numbers by multiplication and shifts; good enough to choose arguments.
pub struct Random(u64);

impl Random {
    /// The generator for a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) ^ (self.0 >> 13)) as u32
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn word(&mut self) -> i32 {
        const WORDS: [i32; 14] = [
            0,
            1,
            2,
            3,
            8,
            1024,
            1025,
            65534,
            65535,
            65536,
            i32::MAX,
            i32::MIN,
            -1,
            -2,
        ];
        match self.next() % 4 {
            0 => self.next() as i32,
            1 => (self.next() % 70_000) as i32,
            _ => self.pick(&WORDS),
        }
    }

    pub fn number(&mut self) -> f64 {
        const NUMBERS: [f64; 12] = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            4_294_967_295.0,
            4_294_967_296.0,
            1e300,
            5e-324,
        ];
        match self.next() % 3 {
            0 => f64::from_bits(u64::from(self.next()) << 32 | u64::from(self.next())),
            _ => self.pick(&NUMBERS),
        }
    }
}
