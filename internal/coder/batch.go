package coder

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"

	"casus/internal/fault"
	"casus/internal/world"
)

// Labelled is one event as a list of them holds it: countries, the class of
// PLOVER and the code of CAMEO.
type Labelled struct {
	Source []string `json:"source"`
	Target []string `json:"target"`
	Class  string   `json:"class"`
	CAMEO  string   `json:"cameo,omitempty"`
}

// Main gives the one event of a sentence that a list with one event a sentence
// keeps: its main act. What has no class of PLOVER, is denied or is asked is no
// act. The events must be those of Sentence.
func Main(events []Event) []Event {
	for i := range events {
		if e := &events[i]; e.Class != "" && !e.Negated && !e.Question {
			return events[i : i+1]
		}
	}
	return nil
}

// Label writes events as a list holds them. Where nobody is named a list is
// empty, not nil.
func Label(events []Event) []Labelled {
	out := make([]Labelled, 0, len(events))
	for _, e := range events {
		out = append(out, Labelled{append([]string{}, e.Source...), append([]string{}, e.Target...), e.Class, e.CAMEO})
	}
	return out
}

// maxLine bounds one line of a batch in bytes.
const maxLine = 1 << 20

// maxBatchFaults bounds how many bad lines of a batch are listed.
const maxBatchFaults = 20

// Batch codes sentences: lines {"id":"a","text":"..."} come in, lines
// {"id":"a","events":[{"source":["TUR"],"target":["SAU"],"class":"AGREE",
// "cameo":"0312"}]} go out in the same order, with the main act of each
// sentence. A line that cannot be read is passed over; the error is a fault.List
// of such lines of the named file. Further fields of a line are not looked at.
func (c *Coder) Batch(out io.Writer, in io.Reader, file string, on world.Day) error {
	faults := fault.Collector{Limit: maxBatchFaults}
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, maxLine)
	w := bufio.NewWriter(out)
	write := json.NewEncoder(w)
	write.SetEscapeHTML(false)
	n := 0
	for scan.Scan() {
		n++
		if len(scan.Bytes()) == 0 {
			continue
		}
		var row struct {
			ID   *string `json:"id"`
			Text *string `json:"text"`
		}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil || row.ID == nil || row.Text == nil {
			faults.Add(fault.Fault{File: file, Line: n, Text: scan.Text(), Message: `want an object with "id" and "text", both texts, such as {"id":"a","text":"Chad met Mali."}`})
			continue
		}
		coded := struct {
			ID     string     `json:"id"`
			Events []Labelled `json:"events"`
		}{*row.ID, Label(Main(c.Sentence(*row.Text, on)))}
		if err := write.Encode(coded); err != nil {
			return err
		}
	}
	if err := scan.Err(); errors.Is(err, bufio.ErrTooLong) {
		faults.Addf(file, n+1, "line of more than %d bytes; write one sentence a line", maxLine)
	} else if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return faults.Listed().Err()
}
