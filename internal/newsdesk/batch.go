package newsdesk

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"casus/internal/coder"
	"casus/internal/gazetteer"
	"casus/internal/timex"
)

// maxLine bounds a line of a batch, in bytes.
const maxLine = 4 << 20

// Sentence is a line of a batch of sentences.
type Sentence struct {
	ID   json.RawMessage `json:"id"`
	Text string          `json:"text"`
}

// Coded is what a sentence gives: at most one event, or two where it joins two
// acts.
type Coded struct {
	ID     json.RawMessage  `json:"id"`
	Events []coder.Labelled `json:"events"`
}

// Dated is a line of a batch of time expressions: those of one document, in
// their order, with the date of the document.
type Dated struct {
	Doc   json.RawMessage `json:"doc"`
	DCT   string          `json:"dct"`
	Exprs []struct {
		Text string `json:"text"`
		Type string `json:"type"`
	} `json:"exprs"`
}

// Values are the TIMEX3 values of the expressions of a document, in their order.
type Values struct {
	Doc    json.RawMessage `json:"doc"`
	Values []timex.Value   `json:"values"`
}

// Sentences codes a batch of sentences, a line of JSON for each. Lines that are
// wrong are told in faults and left out.
func Sentences(in io.Reader, out io.Writer, names *gazetteer.Gazetteer, name string) (faults []error, err error) {
	c := coder.Default(names)
	return eachLine(in, out, name, func(line []byte) (any, error) {
		var s Sentence
		if err := json.Unmarshal(line, &s); err != nil {
			return nil, err
		}
		if len(s.ID) == 0 {
			return nil, fmt.Errorf(`the field "id" is missing; a line is {"id": ..., "text": ...}`)
		}
		events := coder.Label(coder.Main(c.Sentence(s.Text, gazetteer.NoDay)))
		for i := range events {
			events[i] = whole(events[i])
		}
		return Coded{s.ID, events}, nil
	})
}

// whole writes empty lists as such and not as null.
func whole(e coder.Labelled) coder.Labelled {
	if e.Source == nil {
		e.Source = []string{}
	}
	if e.Target == nil {
		e.Target = []string{}
	}
	return e
}

// Dates resolves a batch of time expressions, a line of JSON for each document.
func Dates(in io.Reader, out io.Writer, name string) (faults []error, err error) {
	return eachLine(in, out, name, func(line []byte) (any, error) {
		var d Dated
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, err
		}
		exprs := make([]timex.Expression, len(d.Exprs))
		for i, e := range d.Exprs {
			exprs[i] = timex.Expression{Text: e.Text, Kind: e.Type}
		}
		values, err := timex.Document(d.DCT, exprs)
		if err != nil {
			return nil, err
		}
		if values == nil {
			values = []timex.Value{}
		}
		return Values{d.Doc, values}, nil
	})
}

// eachLine runs a batch line by line. Its memory is that of one line.
func eachLine(in io.Reader, out io.Writer, name string, run func([]byte) (any, error)) (faults []error, err error) {
	buffered := bufio.NewWriterSize(out, 1<<16)
	enc := json.NewEncoder(buffered)
	enc.SetEscapeHTML(false)
	scan := bufio.NewScanner(in)
	scan.Buffer(make([]byte, 1<<16), maxLine)
	n := 0
	for scan.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(scan.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		row, err := run(line)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
			continue
		}
		if err := enc.Encode(row); err != nil {
			return faults, err
		}
	}
	if err := scan.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s:%d: %w; a line holds at most %d bytes", name, n+1, err, maxLine))
	}
	return faults, buffered.Flush()
}

// ReportLine is a line of the answer to a batch of reports.
type ReportLine struct {
	File    string  `json:"file"`
	Cluster string  `json:"cluster"`
	Claims  []Claim `json:"claims"`
}

// Lines gives a result as the batch form has it: a line for each report.
func (res *Result) Lines() []ReportLine {
	out := make([]ReportLine, 0, len(res.Reports))
	for i := range res.Reports {
		r := &res.Reports[i]
		out = append(out, ReportLine{r.File, r.Cluster, r.Claims})
	}
	return out
}
