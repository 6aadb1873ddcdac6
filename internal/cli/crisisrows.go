package cli

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"casus/internal/crisis"
)

// writeHistories writes a row for each history after the edits, run by run: how it
// ended and what was done, each act as STATE:response@day. The file is written aside
// and renamed when it is whole; memory does not grow with the rows.
func writeHistories(name string, m *crisis.Model, seed, runs uint64) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".casus-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // does nothing after the rename
	out := bufio.NewWriterSize(f, 1<<16)
	fmt.Fprintln(out, "run,end,end_day,highest,pauses,joined,acts")
	scratch := m.NewScratch()
	var line []byte
	for run := range runs {
		o := m.Run(scratch, seed, run)
		line = strconv.AppendUint(line[:0], run, 10)
		line = append(append(line, ','), o.End.String()...)
		line = strconv.AppendInt(append(line, ','), int64(o.EndDay), 10)
		line = append(append(line, ','), o.Highest.String()...)
		line = strconv.AppendInt(append(line, ','), int64(o.Pauses), 10)
		line = strconv.AppendInt(append(line, ','), int64(o.Joined), 10)
		line = append(line, ',')
		for i, a := range o.Acts {
			if i > 0 {
				line = append(line, ' ')
			}
			line = append(append(append(line, m.States[a.State]...), ':'), a.Response.String()...)
			line = strconv.AppendInt(append(line, '@'), int64(a.Day), 10)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			f.Close()
			return err
		}
	}
	if err := out.Flush(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
