#include "proxy/core/guard/stream.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class StreamTest : public QObject {
    Q_OBJECT

private slots:

    /// Whatever the cuts are: the same findings, no byte lost, no more held than may be.
    void anySplitIsTheWhole()
    {
        const std::string key = tests::madeKey("sk-ant-api03-", 95);
        const std::string pem = "-----BEGIN " + std::string("PRIVATE KEY-----\n") +
                                tests::madeKey("MIIE", 200) + "\n-----END PRIVATE" + " KEY-----";
        const std::string text =
            "Mail jane.doe@example.org or call +49 30 901820. Card 4111 1111 1111 1111, IBAN "
            "GB82 WEST 1234 5698 7654 32; from 10.1.2.3 and fe80::c8f4:83d9. " +
            key + " then " + pem +
            " my SSN: 219-09-9999, password: \"Tr0ub4dor&3x\" d\xc3\xa9j\xc3\xa0 vu "
            "x@y.zz";
        const auto scanner = tests::scannerOf();
        const auto whole = scanner->scan(text);
        QVERIFY(whole.size() >= 10);
        for (std::size_t step = 1; step < 80; ++step) {
            StreamScan stream(scanner);
            std::vector<Finding> findings;
            std::string joined;
            const auto take = [&](std::string_view piece, bool isLast) {
                for (const auto& part : stream.take(piece, isLast)) {
                    joined += part.text;
                    if (part.isFinding && part.isWhole) findings.push_back(part.finding);
                }
                QVERIFY(stream.held() <= kWindow);
            };
            for (std::size_t at = 0; at < text.size(); at += step)
                take(std::string_view(text).substr(at, step), false);
            take({}, true);
            QCOMPARE(joined, text);
            QVERIFY(findings == whole);
        }
    }

    void ordinaryWordsAreNotHeld()
    {
        StreamScan stream(tests::scannerOf());
        std::string out;
        for (const auto& piece : stream.take("all of this is clean ", false)) out += piece.text;
        QCOMPARE(out, std::string("all of this is clean "));
        QCOMPARE(stream.held(), std::size_t{0});
    }

    void anOpenValueAtTheEndIsAFinding()
    {
        StreamScan stream(tests::scannerOf());
        std::size_t findings = 0;
        for (const auto& piece : stream.take("-----BEGIN "
                                             "PRIVATE KEY-----\n" +
                                                 tests::madeKey("MIIE", 90),
                                             true))
            findings += piece.isFinding && piece.isWhole ? 1U : 0U;
        QCOMPARE(findings, std::size_t{1});
    }
};

GH_SUITE(StreamTest)

}  // namespace gatehouse::guard

#include "stream_test.moc"
