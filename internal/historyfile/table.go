package historyfile

import (
	"bufio"
	"io"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// table writes CSV. No value has a comma, a quote or a line break in it.
type table struct {
	out  *bufio.Writer
	line []byte
	err  error // of the head
}

func newTable(out io.Writer) *table {
	t := &table{out: bufio.NewWriterSize(out, 1<<16)}
	_, t.err = t.out.WriteString("run,end,end_day,highest,pauses,joined,acts\n")
	return t
}

func (t *table) write(rows []Row) error {
	if t.err != nil {
		return t.err
	}
	for i := range rows {
		r := &rows[i]
		line := strconv.AppendInt(t.line[:0], r.Run, 10)
		line = append(append(line, ','), r.End...)
		line = strconv.AppendInt(append(line, ','), int64(r.EndDay), 10)
		line = append(append(line, ','), r.Highest...)
		line = strconv.AppendInt(append(line, ','), int64(r.Pauses), 10)
		line = strconv.AppendInt(append(line, ','), int64(r.Joined), 10)
		line = append(append(append(line, ','), r.Acts...), '\n')
		t.line = line
		if _, err := t.out.Write(line); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) close() error { return t.out.Flush() }

// groupRows is how many rows a row group of a Parquet file has: what is held of a
// file at a time.
const groupRows = 100_000

// columnar writes Parquet. Where its pages end hangs on the pieces that it is given,
// so that it gives them all in one size: the same rows make the same bytes.
type columnar struct {
	out  *parquet.GenericWriter[Row]
	wait []Row // less than a block
}

func newParquet(out io.Writer) *columnar {
	return &columnar{out: parquet.NewGenericWriter[Row](out, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(groupRows),
		parquet.PageBufferSize(1<<18), parquet.CreatedBy("casus", "1", ""))}
}

func (p *columnar) write(rows []Row) error {
	for len(rows) > 0 {
		n := min(len(rows), block-len(p.wait))
		p.wait, rows = append(p.wait, rows[:n]...), rows[n:]
		if len(p.wait) == block {
			if err := p.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *columnar) flush() error {
	_, err := p.out.Write(p.wait)
	p.wait = p.wait[:0]
	return err
}

func (p *columnar) close() error {
	if err := p.flush(); err != nil {
		return err
	}
	return p.out.Close()
}
