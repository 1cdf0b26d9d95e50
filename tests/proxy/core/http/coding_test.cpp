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
        const auto difference = tests::differingChunking(bytes, [&](const Pieces& pieces) {
            const auto inflater = Inflater::make(name, kLimit);
            std::string out;
            for (const auto& piece : pieces) {
                if (!inflater->push(piece, out).ok()) return std::string("error");
            }
            return out + (inflater->isWhole() ? "" : " cut");
        });
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
