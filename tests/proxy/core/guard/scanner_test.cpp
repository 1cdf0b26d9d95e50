#include "proxy/core/guard/scanner.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class ScannerTest : public QObject {
    Q_OBJECT

private slots:

    void wordsAndPatternsOfOnesOwn()
    {
        ScannerOptions options;
        options.words.push_back({"projects", {"Blue Heron", "zeus"}});
        options.patterns.push_back({"ticket", "TCK-[0-9]{4}"});
        const auto scanner = *Scanner::make(std::move(options));
        const std::string_view text = "BLUE HERON ships; zeusian no, Zeus yes, TCK-1234";
        const auto findings = scanner->scan(text);
        QCOMPARE(findings.size(), std::size_t{3});
        QCOMPARE(findings[0].rule, std::string_view("projects"));
        QCOMPARE(findings[1].begin, text.find("Zeus yes"));
        QCOMPARE(findings[2].rule, std::string_view("ticket"));
    }

    void aWrongPatternIsTold()
    {
        ScannerOptions options;
        options.patterns.push_back({"bad", "(?=x)"});
        const auto made = Scanner::make(std::move(options));
        QVERIFY(!made);
        QVERIFY(!made.error().hint.empty());
    }

    void nothingIsLookedForThatIsNotWanted()
    {
        QVERIFY(tests::found("a@example.com", bit(Category::Phone)).empty());
        QVERIFY(tests::scannerOf(0)->isEmpty());
    }
};

GH_SUITE(ScannerTest)

}  // namespace gatehouse::guard

#include "scanner_test.moc"
