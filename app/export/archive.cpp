#include "app/export/archive.h"

#include <array>

#include <QtEndian>

namespace gatehouse::app {
namespace {

constexpr int kBlock = 512;

/// An octal number with a closing zero byte, as wide as its field.
void putOctal(QByteArray& header, int at, int width, qint64 value)
{
    const QByteArray digits =
        QByteArray::number(value, 8).rightJustified(width - 1, '0').right(width - 1);
    header.replace(at, digits.size(), digits);
}

QByteArray tarHeader(const ArchiveEntry& entry)
{
    QByteArray header(kBlock, '\0');
    const QByteArray name = entry.path.toUtf8().left(100);
    header.replace(0, name.size(), name);
    putOctal(header, 100, 8, entry.mode);
    putOctal(header, 108, 8, 0);
    putOctal(header, 116, 8, 0);
    putOctal(header, 124, 12, entry.content.size());
    putOctal(header, 136, 12, 0);
    header[156] = '0';
    header.replace(257, 6, QByteArray("ustar\0", 6));
    header.replace(263, 2, "00");
    header.replace(265, 4, "root");
    header.replace(297, 4, "root");
    header.replace(148, 8, QByteArray(8, ' '));  // counted as spaces while summing up
    qint64 sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    putOctal(header, 148, 7, sum);
    header[154] = '\0';
    header[155] = ' ';
    return header;
}

quint32 crcOf(const QByteArray& bytes)
{
    static const auto kTable = [] {
        std::array<quint32, 256> table{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1U) != 0 ? (value >> 1) ^ 0xEDB88320U : value >> 1;
            table[i] = value;
        }
        return table;
    }();
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = (crc >> 8) ^ kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU];
    return crc ^ 0xFFFFFFFFU;
}

void put16(QByteArray& out, quint16 value)
{
    std::array<char, 2> bytes{};
    qToLittleEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

void put32(QByteArray& out, quint32 value)
{
    std::array<char, 4> bytes{};
    qToLittleEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

/// What a local header and a directory entry have in common, from "version needed" on.
void putFacts(QByteArray& out, const ArchiveEntry& entry, quint32 crc, const QByteArray& name)
{
    constexpr quint16 kUtf8Names = 0x0800;
    constexpr quint16 kFirstDay = 0x0021;  // 1 January 1980
    const auto size = static_cast<quint32>(entry.content.size());
    put16(out, 20);
    put16(out, kUtf8Names);
    put16(out, 0);  // stored
    put16(out, 0);
    put16(out, kFirstDay);
    put32(out, crc);
    put32(out, size);
    put32(out, size);
    put16(out, static_cast<quint16>(name.size()));
    put16(out, 0);
}

}  // namespace

QByteArray tarOf(const std::vector<ArchiveEntry>& entries)
{
    QByteArray out;
    for (const ArchiveEntry& entry : entries) {
        out += tarHeader(entry);
        out += entry.content;
        const auto rest = entry.content.size() % kBlock;
        if (rest != 0) out += QByteArray(kBlock - rest, '\0');
    }
    return out + QByteArray(qsizetype{2} * kBlock, '\0');
}

QByteArray zipOf(const std::vector<ArchiveEntry>& entries)
{
    QByteArray out;
    QByteArray directory;
    for (const ArchiveEntry& entry : entries) {
        const QByteArray name = entry.path.toUtf8();
        const quint32 crc = crcOf(entry.content);
        const auto at = static_cast<quint32>(out.size());
        put32(out, 0x04034b50);
        putFacts(out, entry, crc, name);
        out += name + entry.content;
        put32(directory, 0x02014b50);
        put16(directory, 0x031E);  // made by Unix, version 3.0
        putFacts(directory, entry, crc, name);
        put16(directory, 0);  // comment
        put16(directory, 0);  // disk
        put16(directory, 0);
        put32(directory, static_cast<quint32>(0100000 | entry.mode) << 16);
        put32(directory, at);
        directory += name;
    }
    const auto begin = static_cast<quint32>(out.size());
    out += directory;
    put32(out, 0x06054b50);
    put16(out, 0);
    put16(out, 0);
    put16(out, static_cast<quint16>(entries.size()));
    put16(out, static_cast<quint16>(entries.size()));
    put32(out, static_cast<quint32>(directory.size()));
    put32(out, begin);
    put16(out, 0);
    return out;
}

}  // namespace gatehouse::app
