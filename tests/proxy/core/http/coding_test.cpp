#include "proxy/core/http/coding.h"

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <QTest>

#include "tests/support/chunker.h"
#include "tests/support/suite.h"

using gatehouse::ErrorKind;
using gatehouse::Result;
using gatehouse::http::accepts;
using gatehouse::http::decoded;
using gatehouse::http::Inflater;
using gatehouse::tests::Pieces;

namespace gatehouse::http_tests {

constexpr std::size_t kLimit = 1 << 20;

std::string zlibCoded(std::string_view text, int bits)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string coded(std::string_view text, std::string_view coding)
{
    if (coding == "gzip") return zlibCoded(text, 16 + MAX_WBITS);
    if (coding == "deflate") return zlibCoded(text, MAX_WBITS);
    if (coding == "raw") return zlibCoded(text, -MAX_WBITS);
    if (coding == "br") {
        std::size_t size = BrotliEncoderMaxCompressedSize(text.size()) + 64;
        std::string out(size, '\0');
        BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(),
                              reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data()));
        out.resize(size);
        return out;
    }
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

std::string sample()
{
    std::string text;
    Random random(7);
    for (int i = 0; i < 400; ++i)
        text += cat("data: {\"delta\":", number(static_cast<std::int64_t>(random.next() >> 1U)),
                    "}\n\n");
    return text;
}

/// What `bytes` decode to, or how they end otherwise, when they come in `pieces`.
std::string outcome(const Pieces& pieces, std::string_view coding)
{
    const auto inflater = Inflater::make(coding, kLimit);
    std::string out;
    for (const auto& piece : pieces) {
        if (!inflater->push(piece, out).ok()) return "error";
    }
    return out + (inflater->isWhole() ? "" : " cut");
}

class CodingTest : public QObject {
    Q_OBJECT

private slots:

    void roundTrips_data()
    {
        QTest::addColumn<QByteArray>("coding");
        for (const char* coding : {"gzip", "deflate", "raw", "br", "zstd"})
            QTest::newRow(coding) << QByteArray(coding);
    }

    void roundTrips()
    {
        QFETCH(QByteArray, coding);
        const std::string name = coding == "raw" ? "deflate" : coding.toStdString();
        for (const std::string& text : {std::string(), std::string("a"), sample()}) {
            const std::string bytes = coded(text, coding.toStdString());
            const auto whole = decoded(bytes, name, kLimit);
            QVERIFY2(whole.ok() && *whole == text, coding);
            QVERIFY(
                !decoded(std::string_view(bytes).substr(0, bytes.size() - 1), name, kLimit).ok() ||
                bytes.size() == 1);
        }
        const std::string text = sample().substr(0, 2000);
        const std::string bytes = coded(text, coding.toStdString());
        const auto difference = tests::differingChunking(
            bytes, [&](const Pieces& pieces) { return outcome(pieces, name); });
        QVERIFY2(!difference, difference.value_or("").c_str());
        QCOMPARE(decoded(bytes, name, kLimit).value(), text);
    }

    void bombsStop()
    {
        const std::string zeros(20 * kLimit, '\0');
        for (const char* coding : {"gzip", "deflate", "br", "zstd"}) {
            const std::string bytes = coded(zeros, coding);
            QVERIFY(bytes.size() < zeros.size() / 100);
            const auto inflater = Inflater::make(coding, kLimit);
            std::string out;
            const auto result = inflater->push(bytes, out);
            QVERIFY2(!result.ok() && result.error().kind == ErrorKind::BadUpstream, coding);
            QVERIFY(out.size() <= kLimit);
            const std::string fits = coded(std::string_view(zeros).substr(0, kLimit), coding);
            QVERIFY2(decoded(fits, coding, kLimit).ok(), coding);
            QVERIFY2(!decoded(fits, coding, kLimit - 1).ok(), coding);
        }
        QVERIFY(!decoded("abc", "identity", 2).ok());
    }

    void brokenBytesAreErrors()
    {
        for (const char* coding : {"gzip", "deflate", "br", "zstd"}) {
            QVERIFY2(!decoded("this is no coded text at all, is it?", coding, kLimit).ok(), coding);
            std::string bytes = coded(sample(), coding);
            bytes += "trailing";
            QVERIFY2(!decoded(bytes, coding, kLimit).ok(), coding);
        }
        std::string bytes = coded(sample(), "gzip");
        bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);  // the checksum
        QVERIFY(!decoded(bytes, "gzip", kLimit).ok());
    }

    /// Each meant one thing in one piece and another byte by byte when the library alone saw to it.
    void zstdFramesMeanTheSameHoweverTheyAreCut_data()
    {
        using namespace std::string_literals;
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("expected");
        const std::string frame = coded("a", "zstd");
        const std::string skip = "\x5F\x2A\x4D\x18\x03\0\0\0xyz"s;
        QTest::newRow("a frame of before the RFC") << "\x27\xB5\x2F\xFD\x20\xFF\xFF\x02\xE8"s
                                                   << "error"s;
        QTest::newRow("no frame") << "\x28\xB5\x2F\xFE"s
                                  << "error"s;
        QTest::newRow("a window of 16 MiB, one byte long")
            << "\x28\xB5\x2F\xFD\x40\x70\x01\0\x01\0\0"s
            << "error"s;
        QTest::newRow("a window of 8 MiB") << "\x28\xB5\x2F\xFD\0\x68\x09\0\0a"s
                                           << "a"s;
        QTest::newRow("skipped") << skip + frame << "a"s;
        QTest::newRow("skipped, then nothing") << skip << ""s;
        QTest::newRow("nothing to skip") << "\x50\x2A\x4D\x18\0\0\0\0"s + frame << "a"s;
        QTest::newRow("two frames") << frame + frame << "aa"s;
        QTest::newRow("an empty frame") << coded("", "zstd") + frame << "a"s;
        QTest::newRow("the start of a header") << frame + "\x28\xB5"s
                                               << "a cut"s;
        QTest::newRow("a header and no more") << frame.substr(0, 6) << " cut"s;
        QTest::newRow("a dictionary nobody has") << "\x28\xB5\x2F\xFD\x21\x07\x01\x09\0\0a"s
                                                 << "error"s;
    }

    void zstdFramesMeanTheSameHoweverTheyAreCut()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, expected);
        tests::everyChunking(bytes, [&](const Pieces& pieces, const std::string& name) {
            QVERIFY2(outcome(pieces, "zstd") == expected,
                     cat(name, ": ", outcome(pieces, "zstd")).c_str());
        });
    }

    void listsAreUndoneFromTheEnd()
    {
        const std::string text = sample();
        QCOMPARE(decoded(coded(coded(text, "gzip"), "br"), "gzip, br", kLimit).value(), text);
        QCOMPARE(decoded(text, "", kLimit).value(), text);
        QCOMPARE(decoded(text, "identity", kLimit).value(), text);
        QCOMPARE(decoded(coded(text, "gzip"), "X-GZIP", kLimit).value(), text);
        QVERIFY(!decoded(text, "compress", kLimit).ok());
        QVERIFY(!decoded(text, "gzip,gzip,gzip,gzip,gzip", kLimit).ok());
        QVERIFY(Inflater::make("compress", kLimit) == nullptr);
        QCOMPARE(decoded("", "gzip", kLimit).value(), std::string());
        QCOMPARE(decoded(coded("a", "gzip") + coded("b", "gzip"), "gzip", kLimit).value(),
                 std::string("ab"));
    }

    void acceptLists()
    {
        QVERIFY(accepts("gzip, deflate, br", "gzip"));
        QVERIFY(accepts("GZIP;q=0.5", "gzip"));
        QVERIFY(accepts("x-gzip", "gzip"));
        QVERIFY(accepts("*", "zstd"));
        QVERIFY(accepts("gzip", "identity"));
        QVERIFY(accepts("", "identity"));
        QVERIFY(accepts("*;q=0, identity;q=0.001", "identity"));
        QVERIFY(!accepts("", "gzip"));
        QVERIFY(!accepts("gzip;q=0", "gzip"));
        QVERIFY(!accepts("gzip; q=0.000, *", "gzip"));
        QVERIFY(!accepts("*;q=0", "identity"));
        QVERIFY(!accepts("identity;q=0", "identity"));
        QVERIFY(!accepts("gzip;q=2", "gzip"));
        QVERIFY(!accepts("gzipped", "gzip"));
    }
};

}  // namespace gatehouse::http_tests

using gatehouse::http_tests::CodingTest;
GH_SUITE(CodingTest)
#include "coding_test.moc"
