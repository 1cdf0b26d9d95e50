#include "proxy/core/guard/own_patterns.h"

#include <QTest>

#include "proxy/core/guard/stream.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

namespace {

std::shared_ptr<const Scanner> scannerWith(std::vector<OwnPattern> patterns)
{
    ScannerOptions options;
    options.patterns = std::move(patterns);
    return *Scanner::make(std::move(options));
}

std::string foundBy(std::vector<OwnPattern> patterns, std::string_view text)
{
    const auto scanner = scannerWith(std::move(patterns));  // findings name its rules
    std::string out;
    for (const auto& each : scanner->scan(text)) {
        out += out.empty() ? "" : "; ";
        out += each.rule;
        out += '=';
        out += text.substr(each.begin, each.end - each.begin);
    }
    return out;
}

}  // namespace

/// Expressions of the user's own.
class OwnPatternsTest : public QObject {
    Q_OBJECT

private slots:

    void flaws_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("at");  // -1: it has none
        QTest::newRow("fine") << QByteArray("PRJ-[0-9]{4}") << 0 << -1;
        QTest::newRow("a group") << QByteArray("token: (\\w+)") << 1 << -1;
        QTest::newRow("a bracket is not closed") << QByteArray("a(b(c)") << 0 << 1;
        QTest::newRow("one too many") << QByteArray("a[)]b)") << 0 << 5;
        QTest::newRow("a class is not closed") << QByteArray("ab[cd") << 0 << 2;
        QTest::newRow("nothing to repeat") << QByteArray("a|*b") << 0 << 2;
        QTest::newRow("look-ahead") << QByteArray("ab(?=x)") << 0 << 2;
        QTest::newRow("a reference back") << QByteArray("(a)\\1") << 0 << 3;
        QTest::newRow("a backslash at the end") << QByteArray("ab\\") << 0 << 2;
        QTest::newRow("nothing") << QByteArray() << 0 << 0;
        QTest::newRow("fits everywhere") << QByteArray("a*") << 0 << 0;
        QTest::newRow("too long") << QByteArray(1'001, 'a') << 0 << 1'000;
        QTest::newRow("too large") << QByteArray("(?:[^a]{1,30}[^b]{1,20}){1,19}") << 0 << 0;
        QTest::newRow("no such group") << QByteArray("(a)b") << 2 << 0;
    }

    void flaws()
    {
        QFETCH(QByteArray, expression);
        QFETCH(int, group);
        QFETCH(int, at);
        const auto flaw = flawOf({"p", expression.toStdString(), group});
        QCOMPARE(flaw.has_value(), at >= 0);
        if (!flaw) return;
        QCOMPARE(static_cast<int>(flaw->at), at);
        QVERIFY(!flaw->message.empty() && !flaw->hint.empty());
    }

    void theFirstThatFitsHasIt()
    {
        QCOMPARE(
            foundBy({{"ticket", "TCK-[0-9]+"}, {"any", "[A-Z]{3}-[0-9]+"}}, "TCK-12 and ABC-345"),
            std::string("ticket=TCK-12; any=ABC-345"));
    }

    void aGroupIsTheFinding()
    {
        QCOMPARE(foundBy({{"to", "to: (\\w+)", 1}}, "to: anna, to: ben"),
                 std::string("to=anna; to=ben"));
        // Where the group had no part in it, all of it is.
        QCOMPARE(foundBy({{"to", "to: (?:(\\w+)|\\+)", 1}}, "to: +"), std::string("to=to: +"));
    }

    /// What is asked before a place does not hide what begins there.
    void beginnings_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("a border") << QByteArray("\\bcat\\b") << QByteArray("p=cat");
        QTest::newRow("inside a word") << QByteArray("\\Bcat\\B") << QByteArray("p=cat");
        QTest::newRow("any case") << QByteArray("(?i)CAT") << QByteArray("p=cat; p=cat");
        QTest::newRow("others") << QByteArray("[^a-z ]at|cat\\b") << QByteArray("p=cat");
        QTest::newRow("a line") << QByteArray("(?m)^x\\w+") << QByteArray("p=xcats");
        QTest::newRow("letters of others") << QByteArray("ä\\w") << QByteArray("p=äb");
    }

    void beginnings()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, found);
        const auto all = foundBy({{"p", expression.toStdString()}}, "a cat\nxcats äb");
        QCOMPARE(all, found.toStdString());
        // Beside another, which is asked with it.
        QCOMPARE(foundBy({{"z", "zzz"}, {"p", expression.toStdString()}}, "a cat\nxcats äb"),
                 found.toStdString());
    }

    void anySplitIsTheWhole()
    {
        const auto scanner = scannerWith({{"line", "go .*stop"}, {"end", "fin$"}, {"b", "x\\b"}});
        std::string text = "go on and stop and stop x xx go";
        text += std::string(80, 'y') + "stop fin" + std::string(70, ' ') + "fin";
        const auto whole = scanner->scan(text);
        QVERIFY(whole.size() >= 4);
        for (std::size_t size = 1; size < 40; ++size) {
            StreamScan stream(scanner);
            std::vector<Finding> found;
            for (std::size_t at = 0; at < text.size(); at += size) {
                const bool isLast = at + size >= text.size();
                for (const auto& piece :
                     stream.take(std::string_view(text).substr(at, size), isLast)) {
                    if (piece.isFinding && piece.isWhole) found.push_back(piece.finding);
                }
            }
            QVERIFY2(found == whole, qPrintable(QString::number(size)));
        }
    }
};

GH_SUITE(OwnPatternsTest)

}  // namespace gatehouse::guard

#include "own_patterns_test.moc"
