package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestOpenPage(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the browser of this system cannot be stood in for")
	}
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	var errs bytes.Buffer
	openPage(Env{Err: &errs}, "http://127.0.0.1:8080/")
	if !strings.Contains(errs.String(), "open the address yourself") {
		t.Errorf("without a browser it says %q", errs.String())
	}
	opened := filepath.Join(folder, "opened")
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" > "+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	openPage(Env{Err: &errs}, "http://127.0.0.1:8080/?token=x")
	for range 200 {
		if data, err := os.ReadFile(opened); err == nil && string(data) == "http://127.0.0.1:8080/?token=x\n" {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("the browser was not opened at the address")
}
