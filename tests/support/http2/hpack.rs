//! Encoded headers (RFC 7541, 6), decoded only as far as needed to see who may store them.

/// A field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its representation, which says who may store it.
    pub form: Form,
    /// The index of the field, or of its name, in the tables; 0 for a literal name.
    pub index: usize,
    /// The literal name, Huffman-coded.
    pub name: Vec<u8>,
    /// The literal value, Huffman-coded.
    pub value: Vec<u8>,
}

/// How a field is represented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An index into the tables.
    Indexed,
    /// A literal that is added to the dynamic table.
    Added,
    /// A literal that is not added to a table.
    Plain,
    /// A literal that no intermediary may add to a table.
    Never,
}

/// Parses a header block.
///
/// # Panics
///
/// If the block is malformed.
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
