//! JSON text of what an analysis is made of. One string is handed to JavaScript instead of an object property by
//! property, which on long pages took longer than the analysis; and the general writers are twenty times as large.

use serde::ser::{self, Impossible, Serialize, Serializer};
use std::fmt;

/// Writes a value as JSON; what no analysis holds (maps, bytes, enums with unnamed data) is null.
#[inline(never)]
pub fn write(value: &impl Serialize) -> String {
    let mut out = String::new();
    // It cannot fail: see `Never`.
    let _ = value.serialize(Writer(&mut out));
    out
}

/// The error that does not come up.
#[derive(Debug)]
pub struct Never;

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Never {
        Never
    }
}

struct Writer<'o>(&'o mut String);

/// What stands between brackets.
struct Parts<'o> {
    out: &'o mut String,
    is_first: bool,
    end: &'static str,
}

impl<'o> Parts<'o> {
    fn begin(out: &'o mut String, start: &str, end: &'static str) -> Parts<'o> {
        out.push_str(start);
        Parts { out, is_first: true, end }
    }

    fn next(&mut self) {
        if !self.is_first {
            self.out.push(',');
        }
        self.is_first = false;
    }

    fn named<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Never> {
        self.next();
        text(name, self.out);
        self.out.push(':');
        value.serialize(Writer(self.out))
    }

    fn finish(self) -> Result<(), Never> {
        self.out.push_str(self.end);
        Ok(())
    }
}

fn text(text: &str, out: &mut String) {
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, b)| *b < 0x20 || matches!(b, b'"' | b'\\')) {
        out.push_str(text.get(from..at).unwrap_or(""));
        from = at + 1;
        match byte {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(char::from(byte));
            }
            _ => {
                out.push_str("\\u00");
                out.push(char::from(b'0' + (byte >> 4)));
                out.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
            }
        }
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out.push('"');
}

fn whole(mut number: u64, out: &mut String) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at % 20] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 || at == 0 {
            break;
        }
    }
    out.extend(digits.iter().skip(at).map(|digit| char::from(*digit)));
}

/// The number in decimals without rounding, so that whoever reads it gets the very same; what is below 2⁻¹⁰⁰ is 0.
fn real(number: f32, out: &mut String) {
    if !number.is_finite() {
        return out.push_str("null");
    }
    if number < 0.0 {
        out.push('-');
    }
    let number = number.abs();
    whole(number as u64, out);
    let mut fraction = number.fract();
    // The fraction as a whole number of 2⁻¹²⁴.
    const BITS: u32 = 124;
    let mut scaled = 0u128;
    if fraction >= 2f32.powi(-100) {
        let mut shift = 0;
        while fraction.fract() != 0.0 {
            fraction *= 2.0;
            shift += 1;
        }
        scaled = (fraction as u128) << (BITS - shift);
        out.push('.');
    }
    while scaled != 0 {
        scaled *= 10;
        out.push(char::from(b'0' + (scaled >> BITS) as u8));
        scaled &= (1 << BITS) - 1;
    }
}

macro_rules! wholes {
    ($($name:ident $type:ty,)*) => {$(
        fn $name(self, value: $type) -> Result<(), Never> {
            whole(u64::from(value), self.0);
            Ok(())
        }
    )*};
}

macro_rules! signed {
    ($($name:ident $type:ty,)*) => {$(
        fn $name(self, value: $type) -> Result<(), Never> {
            if value < 0 {
                self.0.push('-');
            }
            whole(u64::from(value.unsigned_abs()), self.0);
            Ok(())
        }
    )*};
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Parts<'o>;
    type SerializeStruct = Parts<'o>;
    type SerializeStructVariant = Impossible<(), Never>;
    type SerializeTuple = Impossible<(), Never>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Impossible<(), Never>;

    wholes! { serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, }
    signed! { serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, }

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Never> {
        real(value, self.0);
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Never> {
        self.serialize_f32(value as f32)
    }

    fn serialize_char(self, value: char) -> Result<(), Never> {
        text(value.encode_utf8(&mut [0; 4]), self.0);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Never> {
        text(value, self.0);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Never> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>, Never> {
        Ok(Parts::begin(self.0, "[", "]"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'o>, Never> {
        Ok(Parts::begin(self.0, "{", "}"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Never> {
        Err(Never)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Never> {
        Err(Never)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        Err(Never)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Never> {
        Err(Never)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        Err(Never)
    }
}

impl ser::SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.next();
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Never> {
        self.finish()
    }
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Never> {
        self.named(name, value)
    }

    fn end(self) -> Result<(), Never> {
        self.finish()
    }
}

// Native only: proptest is no dependency of the WebAssembly tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::expect_used, reason = "helpers of tests may fail as tests do")]
mod tests {
    use super::*;
    use crate::{Options, analyze};
    use proptest::prelude::*;
    use serde_json::Value;

    fn read(json: &str) -> Value {
        serde_json::from_str(json).expect("JSON")
    }

    #[test]
    fn an_analysis_is_written_as_the_general_writer_does() {
        let page = "<html lang=en><head><title>The \"mill\"</title></head><body><h1>The \"mill\" \\ creek\u{7}</h1>\
            <p>The mill stood where the creek met the sound, and nobody who lived there could remember it.</p>\
            <p>It had been built of stone, they said, and by people who had come over the hills in a wet year.</p>\
            <ins class=\"adsbygoogle\"></ins><p>Read also: <a href=/x>How the creek was dug</a></p></body></html>";
        let mut analysis = analyze(page, &Options::default());
        assert!(analysis.story.is_some() && !analysis.findings.is_empty());
        // The general reader rounds some numbers' last digit; how numbers are written is tried below.
        if let Some(story) = &mut analysis.story {
            story.confidence = 0.75;
        }
        assert_eq!(read(&write(&analysis)), serde_json::to_value(&analysis).expect("a value"));
    }

    proptest! {
        #[test]
        fn numbers_are_exact(number in any::<f32>()) {
            let mut out = String::new();
            real(number, &mut out);
            let tiny = number.abs() < 2f32.powi(-99);
            let huge = number.abs() > 1e18;
            if number.is_finite() && !tiny && !huge {
                prop_assert_eq!(out.parse::<f64>().expect("a number"), f64::from(number));
            }
        }

        #[test]
        fn texts_come_back(given in any::<String>()) {
            let mut out = String::new();
            text(&given, &mut out);
            prop_assert_eq!(read(&out), Value::String(given));
        }

        #[test]
        fn wholes_come_back(number in any::<u64>()) {
            let mut out = String::new();
            whole(number, &mut out);
            prop_assert_eq!(out, number.to_string());
        }
    }
}
