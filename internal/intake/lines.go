package intake

import (
	"bufio"
	"errors"
	"io"
)

// lines reads a stream line by line. A line over the limit is passed over to its
// end, so that the next one is read.
type lines struct {
	r    *bufio.Reader
	lim  Limits
	n    int // of the line that was read last, from 1
	line []byte
}

// next reads a line without its end: io.EOF after the last, a refusal of the line
// alone where it is too long, any other error where the stream ends too early.
func (l *lines) next() (line []byte, fatal bool, err error) {
	l.line = l.line[:0]
	l.n++
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if long = long || int64(len(l.line)+len(part)) > l.lim.Bytes; !long {
			l.line = append(l.line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && err != io.EOF {
			return nil, true, err
		}
		if long {
			return nil, false, tooLarge(l.lim)
		}
		if err == io.EOF && len(l.line) == 0 {
			return nil, true, io.EOF
		}
		return trimEnd(l.line), false, nil
	}
}

func trimEnd(line []byte) []byte {
	for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return line
}

// eachLine gives every line that is not blank to a reader of rows.
func (in *intake) eachLine(e *emitter, s source, r *bufio.Reader, row func(line []byte) (Report, error)) {
	l := &lines{r: bufio.NewReaderSize(&capped{r: r, left: in.lim.Batch, over: batchTooLarge(in.lim)}, window), lim: in.lim}
	for items := 0; !e.over; {
		line, fatal, err := l.next()
		if err == io.EOF {
			if items == 0 {
				e.fault(s.item, 0, refuse("has no line that is not blank"))
			}
			return
		}
		if in.ctx.Err() != nil {
			err, fatal = stopped(in.ctx), true
		}
		if err == nil && blank(line) {
			continue
		}
		if items++; err == nil && items > in.lim.Items {
			err, fatal = limited(FlagItems, "has more than the limit of %d lines; the rest is left out", in.lim.Items), true
		}
		var report Report
		if err == nil {
			report, err = row(line)
		}
		if err != nil {
			e.fault(s.item, l.n, err)
			if fatal {
				return
			}
			continue
		}
		report.Line = l.n
		e.report(report)
	}
}

func blank(line []byte) bool {
	for _, b := range line {
		if b != ' ' && b != '\t' {
			return false
		}
	}
	return true
}
