//! No code: the package enables features of dependencies.
