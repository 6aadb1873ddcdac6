package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// What was measured of other coders on one core: sentences a second.
const (
	sentencesTarget = 12000
	tabari          = 17900 // TABARI 0.8.4, from raw text
	petrarch        = 1050  // PETRARCH-2, after parsing, which is not counted
)

// manySentences is how many sentences are coded for the figure.
const manySentences = 60000

// ownSentences stand in where no labelled set is at hand.
var ownSentences = []string{
	"Turkey and Saudi Arabia held naval talks in Ankara on Tuesday, the Turkish defence ministry said.",
	"Pakistan accused India of supporting rebels near the border, a charge that Delhi rejected.",
	"The European Union will give Jordan 200 million euros in aid for refugees, officials said.",
	"Russian forces shelled a town in eastern Ukraine, killing two people, the governor reported.",
}

// sentences times the coder over a batch, on one core, and prints it beside its
// target and the other coders.
func sentences(out io.Writer, binary string) error {
	folder, err := os.MkdirTemp("", "casus-sentences-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	batch := filepath.Join(folder, "batch.jsonl")
	set, err := writeBatch(batch)
	if err != nil {
		return err
	}
	cmd := exec.Command(binary, "read", "--batch", "sentences", batch)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return err
	}
	rate := manySentences / time.Since(start).Seconds()
	peak := int64(0)
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = u.Maxrss
	}
	fmt.Fprintf(out, "\nsentences a second, one core, raw text to events, start included\tfigure\ttarget\tpeak memory\ttarget\tTABARI\tPETRARCH-2\n")
	fmt.Fprintf(out, "%s\t%.0f\t%d\t%.0f MB\t100 MB\t%.2f times %d\t%.1f times %d\n", set, rate, sentencesTarget, float64(peak)/1024, rate/tabari, tabari, rate/petrarch, petrarch)
	return nil
}

// writeBatch writes the batch and says of what it is made.
func writeBatch(name string) (set string, err error) {
	texts, set := labelledTexts(), "labelled news sentences"
	if len(texts) == 0 {
		texts, set = ownSentences, "four sentences of our own"
	}
	f, err := os.Create(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for i := range manySentences {
		if err := enc.Encode(map[string]any{"id": i, "text": texts[i%len(texts)]}); err != nil {
			return "", err
		}
	}
	return set, w.Flush()
}

// labelledTexts are the texts of the labelled sentences, where the test data are
// at hand.
func labelledTexts() []string {
	root := os.Getenv("CASUS_TEST_DATA")
	if root == "" {
		return nil
	}
	f, err := os.Open(filepath.Join(root, "data", "events", "sentences", "plover_gsr_dev.jsonl"))
	if err != nil {
		return nil
	}
	defer f.Close()
	var texts []string
	for scan := bufio.NewScanner(f); scan.Scan(); {
		var row struct{ Text string }
		if json.Unmarshal(scan.Bytes(), &row) == nil && row.Text != "" {
			texts = append(texts, row.Text)
		}
	}
	return texts
}
