#include "proxy/core/guard/scanner.h"

#include <algorithm>
#include <string>

#include "tests/support/guard.h"
#include "tests/support/hostile_texts.h"
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

    /// Work is counted, not timed: what a machine is busy with is no defect of a scanner.
    void workIsInProportionToTheTextWhateverItSays()
    {
#ifdef NDEBUG
        QSKIP("steps are counted where asserts are compiled in");
#endif
        const auto scanner = tests::scannerOf(~Categories{0});
        constexpr std::size_t kSize = 16 * 1024;
        constexpr std::size_t kMostPerByte = 48;
        std::size_t most = 0;
        std::string_view worst;
        for (const auto unit : tests::kHostileUnits) {
            const auto once = scanner->stepsOf(tests::hostileText(unit, kSize));
            const auto twice = scanner->stepsOf(tests::hostileText(unit, 2 * kSize));
            QVERIFY2(twice <= 2 * once + once / 8 + 4 * kWindow * kWindow,
                     std::string(unit).c_str());
            if (once > most) worst = unit;
            most = std::max(most, once);
        }
        qInfo("worst: '%s', %.1f steps a byte", std::string(worst).c_str(),
              static_cast<double>(most) / kSize);
        QVERIFY2(most <= kMostPerByte * kSize, std::string(worst).c_str());
    }

    void mixedBeginningsAreNoWorseThanTheirParts()
    {
#ifdef NDEBUG
        QSKIP("steps are counted where asserts are compiled in");
#endif
        const auto scanner = tests::scannerOf(~Categories{0});
        constexpr std::size_t kSize = 2 * 1024;
        constexpr std::size_t kMostPerByte = 80;
        for (const auto first : tests::kHostileUnits) {
            for (const auto second : tests::kHostileUnits) {
                const std::string unit = std::string(first) + std::string(second);
                const auto steps = scanner->stepsOf(tests::hostileText(unit, kSize));
                QVERIFY2(steps <= kMostPerByte * kSize, unit.c_str());
            }
        }
    }
};

GH_SUITE(ScannerTest)

}  // namespace gatehouse::guard

#include "scanner_test.moc"
