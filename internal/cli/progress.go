package cli

import (
	"encoding/json"
	"time"

	"github.com/schollz/progressbar/v3"
)

// Progress is told how a long task gets on.
type Progress interface {
	Add(n int) // n more are done
	Done()     // no more will be
}

// task is what progress is shown of.
type task struct {
	Label string
	Unit  string // what is counted, "years"; "bytes" are shown in kB and MB
	Total int64  // -1 where it is not known
	At    int64  // done before it began
}

// progress shows how a task gets on: a bar on a terminal, and elsewhere a line
// of JSON when it ends. Both go to the error stream, so that output stays whole.
func (e Env) progress(t task) Progress {
	if e.watched != nil {
		return e.watched(t)
	}
	if e.ErrWidth == 0 {
		return &progressLine{env: e, task: t, done: t.At}
	}
	options := []progressbar.Option{
		progressbar.OptionSetWriter(e.Err),
		progressbar.OptionSetDescription(t.Label),
		progressbar.OptionSetWidth(max(4, min(30, e.ErrWidth-len(t.Label)-50))), // counts and times take up to 50 columns
		progressbar.OptionThrottle(100 * time.Millisecond),
		progressbar.OptionEnableColorCodes(false),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionShowCount(),
	}
	if t.Unit == "bytes" {
		options = append(options, progressbar.OptionShowBytes(true), progressbar.OptionShowTotalBytes(true))
	} else {
		options = append(options, progressbar.OptionShowIts(), progressbar.OptionSetItsString(t.Unit))
	}
	bar := progressbar.NewOptions64(t.Total, options...)
	bar.Set64(t.At)
	return progressBar{bar}
}

type progressBar struct{ bar *progressbar.ProgressBar }

func (p progressBar) Add(n int) { p.bar.Add(n) } // what cannot be drawn stops no task
func (p progressBar) Done()     { p.bar.Clear() }

// progressLine is the shape of progress where no terminal shows it.
type progressLine struct {
	env  Env
	task task
	done int64
}

func (p *progressLine) Add(n int) { p.done += int64(n) }

func (p *progressLine) Done() {
	line := struct {
		Schema string `json:"schema"`
		Task   string `json:"task"`
		Done   int64  `json:"done"`
		Total  *int64 `json:"total"` // null where it is not known
		Unit   string `json:"unit"`
	}{"casus.progress/1", p.task.Label, p.done, nil, p.task.Unit}
	if p.task.Total >= 0 {
		line.Total = &p.task.Total
	}
	enc := json.NewEncoder(p.env.Err)
	enc.SetEscapeHTML(false)
	enc.Encode(line)
}
