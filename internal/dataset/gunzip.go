package dataset

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte{0x1f, 0x8b}) }

// gunzip unpacks a compressed file. The bound on a file holds for what comes out,
// so that a small one cannot fill the memory.
func gunzip(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("begins like a gzip file and is none: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be unpacked; the file is cut or damaged: %w", err)
	case len(out) > maxFile:
		return nil, fmt.Errorf("is larger than the limit of %d bytes when it is unpacked", maxFile)
	}
	return out, nil
}
