"""The lint rules of the tables, each with a name; lint says where a line belongs and rewrites nothing.

====================  ==========================================================================================
rule                  what it finds
====================  ==========================================================================================
(loading)             syntax, unknown-key, duplicate-key, anchor, tag, missing-key, bad-value, bad-code,
                      duplicate-id, no-source: what keeps a table from loading
duplicate-alias       two entities claim one machine-translated form, and not both call it weak; a record repeats one
shadows-canonical     a form is somebody's official name, in the tables or among the other listed companies
duplicate-code        two entities claim one code
not-nfc               a form is not in Unicode normal form C
invisible-character   a form holds a control or zero-width character, or blanks at its ends
mixed-script          a word of a form mixes Latin, Greek or Cyrillic letters
too-short             a strong form of fewer than four letters (or two Han characters)
common-word           a strong form of a company that is a dictionary word, or several common ones: it must be weak
legal-suffix          a machine-translated form with a legal suffix: the finder extends over it by itself
unsorted              records out of order of id, forms out of order of casefold
no-example            a machine-translated form in no example; a weak form in none that stays as it is
unattested            a form said to come from a seed that does not list it for this entity
unknown-confusable    an id under confusable that no table has
private-morpheme      a gloss or sound in morphemes.yaml that serves one company only: it is an alias of that
example-fails         an example that does not normalize to what it says
====================  ==========================================================================================
"""

from starnames.lint.tables import lint_tables

__all__ = ["lint_tables"]
