//! Headers as they stand on the wire (RFC 7541, 6), not decoded further than who may keep them.

/// A field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Who may keep it.
    pub form: Form,
    /// The place of the field, or of its name, in the tables; 0 for a name that is spelt out.
    pub index: usize,
    /// The name where it is spelt out, Huffman-coded.
    pub name: Vec<u8>,
    /// The value where it is spelt out, Huffman-coded.
    pub value: Vec<u8>,
}

/// How a field is represented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By its place in the tables.
    Indexed,
    /// Spelt out, and put into the dynamic table.
    Added,
    /// Spelt out, this time.
    Plain,
    /// Spelt out, and never to be put into a table by anyone on the way.
    Never,
}

/// The fields of a block of headers.
///
/// # Panics
///
/// If it is none.
pub fn fields(mut block: &[u8]) -> Vec<Field> {
    let mut fields = Vec::new();
    while let Some(&first) = block.first() {
        let (form, bits) = match first {
            0x80.. => (Form::Indexed, 7),
            0x40.. => (Form::Added, 6),
            0x20.. => {
                integer(&mut block, 5);
                continue;
            }
            0x10.. => (Form::Never, 4),
            _ => (Form::Plain, 4),
        };
        let index = integer(&mut block, bits);
        let mut string = |there: bool| {
            let length = if there { integer(&mut block, 7) } else { 0 };
            let (string, rest) = block.split_at(length);
            block = rest;
            string.to_vec()
        };
        fields.push(Field {
            form,
            index,
            name: string(index == 0),
            value: string(form != Form::Indexed),
        });
    }
    fields
}

fn integer(block: &mut &[u8], bits: u32) -> usize {
    let mut next = || {
        let (&first, rest) = block.split_first().expect("the block is whole");
        *block = rest;
        usize::from(first)
    };
    let most = (1 << bits) - 1;
    let mut value = next() & most;
    if value == most {
        for shift in (0..).step_by(7) {
            let byte = next();
            value += (byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
    }
    value
}
