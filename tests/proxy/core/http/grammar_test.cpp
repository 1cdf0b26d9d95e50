#include "proxy/core/http/grammar.h"

#include <QTest>

#include "tests/support/suite.h"

namespace grammar = gatehouse::http::grammar;

class GrammarTest : public QObject {
    Q_OBJECT

private slots:

    void everyByteIsClassed()
    {
        const std::string_view token =
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (int c = 0; c < 256; ++c) {
            const std::string one(1, static_cast<char>(c));
            QCOMPARE(grammar::isToken(one), c != 0 && token.find(one) != std::string_view::npos);
            const bool isValue = c == '\t' || (c >= 0x20 && c != 0x7F);
            QCOMPARE(grammar::isFieldValue(one), isValue);
            // The same in each place of the eight bytes that are looked at together.
            for (std::size_t at = 0; at < 19; ++at) {
                std::string text(19, 'a');
                text[at] = static_cast<char>(c);
                QCOMPARE(grammar::isFieldValue(text), isValue);
                std::string high(19, '\xFF');
                high[at] = static_cast<char>(c);
                QCOMPARE(grammar::isFieldValue(high), isValue);
            }
        }
        QVERIFY(!grammar::isToken(""));
        QVERIFY(grammar::isFieldValue(""));
    }

    void authorities()
    {
        for (const char* good :
             {"a", "a.example:1", "127.0.0.1:65535", "[::1]", "[::1]:80", "a_b-c~d", "A.b."}) {
            QVERIFY2(grammar::isAuthority(good), good);
        }
        for (const char* bad : {"",       ":80",    "a:",    "a:b",  "a:65536", "a:000080", "a b",
                                "a,b",    "u@a",    "a/",    "[::1", "::1",     "[]",       "[a]",
                                "[::1]a", "[::1]:", "a:1:2", "a%41", "[::1]]",  "\xC3\xA9"}) {
            QVERIFY2(!grammar::isAuthority(bad), bad);
        }
        QVERIFY(!grammar::isAuthority(std::string(300, 'a')));
    }

    void lengths()
    {
        std::int64_t length = 7;
        QVERIFY(grammar::readLength("9223372036854775807", length) && length == INT64_MAX);
        QVERIFY(grammar::readLength("00012", length) && length == 12);
        for (const char* bad :
             {"", "+1", "-1", " 1", "1 ", "1,1", "0x1", "9223372036854775808", "1e3", "1_0"}) {
            QVERIFY2(!grammar::readLength(bad, length), bad);
        }
    }

    void chunkSizes()
    {
        std::int64_t size = 0;
        std::size_t extension = 0;
        QVERIFY(grammar::readChunkSize("7fffffffffffffff", size, extension) && size == INT64_MAX &&
                extension == 0);
        QVERIFY(grammar::readChunkSize("aF;x=\"y\"", size, extension) && size == 0xAF &&
                extension == 6);
        for (const char* bad : {"", "g", "8000000000000000", "1 ", " 1", "1;", "1; ",
                                "1;a=", "1;a b", "1;a=\"b\"c", "1;=b", "1;a=\"\\", "1,2", "1;;a"}) {
            QVERIFY2(!grammar::readChunkSize(bad, size, extension), bad);
        }
    }

    void codings()
    {
        using grammar::Coding;
        const auto coding = [](const char* text) {
            return static_cast<int>(grammar::readTransferEncoding(text));
        };
        QCOMPARE(coding("chunked"), static_cast<int>(Coding::Chunked));
        QCOMPARE(coding("ChunkeD"), static_cast<int>(Coding::Chunked));
        QCOMPARE(coding("gzip , chunked"), static_cast<int>(Coding::Unknown));
        for (const char* bad : {"", ",", "chunked,", ",chunked", "chunked chunked", "identity",
                                "chunked;a=b", "chunked, chunked", "\"chunked\"", "chunked\x0B"}) {
            QCOMPARE(coding(bad), static_cast<int>(Coding::Malformed));
        }
    }

    void fieldsAndTargets()
    {
        grammar::FieldLine field;
        QVERIFY(grammar::readField("a: \t b c \t", field));
        QCOMPARE(field.name, std::string_view("a"));
        QCOMPARE(field.value, std::string_view("b c"));
        QVERIFY(grammar::readField("a::", field) && field.value == ":");
        for (const char* bad : {"", ":", "a", "a :b", " a:b", "a\tb:c", "(a):b", "a:b\x01"}) {
            QVERIFY2(!grammar::readField(bad, field), bad);
        }
        QVERIFY(grammar::isOriginForm("/v1/models/a:b@c?x=%20&y[]=1"));
        for (const char* bad : {"", "a", "*", "/ ", "/%", "/%4", "/%zz", "/#", "/\x7F", "/<"}) {
            QVERIFY2(!grammar::isOriginForm(bad), bad);
        }
        QVERIFY(grammar::isServedMethod("DELETE") && !grammar::isServedMethod("delete") &&
                !grammar::isServedMethod("CONNECT") && !grammar::isServedMethod("TRACE"));
        QVERIFY(grammar::isForbiddenTrailer("HOST") && !grammar::isForbiddenTrailer("Vary"));
    }
};

GH_SUITE(GrammarTest)
#include "grammar_test.moc"
