//! Closed sets of names, each with its meaning.

/// Names of a closed set, each with its meaning.
pub(crate) type Choices<T> = [(&'static str, T)];

/// Returns the chosen entries in the order of the choices, each once.
pub(crate) fn canonical<T: Copy + PartialEq>(
    choices: &Choices<T>,
    chosen: &[T],
) -> Vec<(&'static str, T)> {
    let among = choices.iter().filter(|(_, choice)| chosen.contains(choice));
    among.copied().collect()
}

/// Returns the names of the choices.
pub(crate) fn names<T>(chosen: &Choices<T>) -> Vec<&'static str> {
    chosen.iter().map(|(name, _)| *name).collect()
}

/// Returns the name of a choice.
pub(crate) fn name_of<T: PartialEq>(choices: &Choices<T>, chosen: T) -> &'static str {
    let found = choices.iter().find(|(_, choice)| *choice == chosen);
    found.map_or("", |(name, _)| name)
}
