package panel

import (
	"bufio"
	"io"
	"strconv"
)

// Writer takes the blocks of a panel, year after year.
type Writer interface {
	Write(b *Block, columns []Column) error
	Close() error
}

// Build gives every year of a panel to a writer and returns the number of rows
// written. One year is written while the next is made. progress, where given, is
// told of each year that is written.
func Build(s *System, operators []Operator, opt *Options, w Writer, progress func(year, rows int)) (int, error) {
	blocks, stop := make(chan filled, 1), make(chan struct{})
	go func() {
		defer close(blocks)
		for year := opt.First; year <= opt.Last; year++ {
			f := filled{b: s.Block(year, opt)}
			for _, o := range operators {
				f.columns = append(f.columns, o.Columns(f.b)...)
			}
			select {
			case blocks <- f:
			case <-stop:
				return
			}
		}
	}()
	rows := 0
	for f := range blocks {
		if err := w.Write(f.b, f.columns); err != nil {
			close(stop)
			for range blocks { // until the maker is done: the operators are free again
			}
			return rows, err
		}
		rows += f.b.Len()
		if progress != nil {
			progress(f.b.Year, rows)
		}
	}
	return rows, w.Close()
}

// filled is the rows of a year with their columns.
type filled struct {
	b       *Block
	columns []Column
}

// CSV writes a panel as comma-separated values under a head. The first columns
// are the numbers of the states (names of the system's codes) and the year.
type CSV struct {
	out  *bufio.Writer
	code string // ccode or gwcode
	line []byte
	head bool
}

// NewCSV writes to out; code is the name of the column of a state's number.
func NewCSV(out io.Writer, code string) *CSV {
	return &CSV{out: bufio.NewWriterSize(out, 1<<16), code: code}
}

// Write writes the rows of a block.
func (w *CSV) Write(b *Block, columns []Column) error {
	if !w.head {
		w.writeHead(b, columns)
	}
	for row := range b.A {
		line := strconv.AppendInt(w.line[:0], int64(b.A[row]), 10)
		if b.Dyadic() {
			line = strconv.AppendInt(append(line, ','), int64(b.B[row]), 10)
		}
		line = strconv.AppendInt(append(line, ','), int64(b.Year), 10)
		for i := range columns {
			line = append(line, ',')
			if c := &columns[i]; c.Known[row] {
				line = appendNumber(line, c.V[row], c.Whole)
			}
		}
		w.line = append(line, '\n')
		if _, err := w.out.Write(w.line); err != nil {
			return err
		}
	}
	return nil
}

func appendNumber(line []byte, v float64, whole bool) []byte {
	if whole {
		return strconv.AppendInt(line, int64(v), 10)
	}
	return strconv.AppendFloat(line, v, 'g', -1, 64)
}

func (w *CSV) writeHead(b *Block, columns []Column) {
	w.head = true
	head := w.code
	if b.Dyadic() {
		head = w.code + "1," + w.code + "2"
	}
	head += ",year"
	for i := range columns {
		head += "," + columns[i].Name
	}
	w.out.WriteString(head + "\n") // an error stays with the writer and comes out of Close
}

// Close writes what is left.
func (w *CSV) Close() error { return w.out.Flush() }
