package dataset

// versionColumn reads the version of a table, which is the same in every row: a
// row of another one was put in from elsewhere, or is cut.
func versionColumn[T any]() column[T] {
	return column[T]{"version", func(_ *T, c *cell) {
		switch first := &c.sheet.version; {
		case c.text == "":
			c.fault("is blank; it is required, the version of the data")
		case *first == "":
			*first = c.text
		case *first != c.text:
			c.fault("%q is not the version of the rows above, %s; the row is cut or of another file", c.text, *first)
		}
	}}
}
