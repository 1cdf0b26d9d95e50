#include "proxy/core/guard/placeholder.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

guard::Finding findingOf(guard::Category category, std::string_view rule)
{
    guard::Finding finding;
    finding.category = category;
    finding.rule = rule;
    return finding;
}

}  // namespace

/// What stands for a value can be read by people, and be told from other words.
class PlaceholderTest : public QObject {
    Q_OBJECT

private slots:

    void theyTellTheirKind()
    {
        using guard::Category;
        const Digest digest = sha256("x");
        const auto kindOf = [](Category category, std::string_view rule) {
            return guard::placeholderKind(findingOf(category, rule));
        };
        QCOMPARE(kindOf(Category::Email, "email"), std::string("EMAIL"));
        QCOMPARE(kindOf(Category::Card, "card"), std::string("PAYMENT_CARD"));
        QCOMPARE(kindOf(Category::Word, "our projects-2"), std::string("OUR_PROJECTS_2"));
        QCOMPARE(kindOf(Category::Pattern, "7"), std::string("PATTERN"));
        QCOMPARE(kindOf(Category::Word, std::string(64, 'a')), std::string(24, 'A'));
        QCOMPARE(guard::placeholderOf("EMAIL", digest), std::string("[EMAIL_2D7116]"));
        for (std::size_t digits = guard::kFewestDigits; digits <= guard::kMostDigits; digits += 2) {
            const auto text = guard::placeholderOf(std::string(24, 'A'), digest, digits);
            QVERIFY(guard::isPlaceholder(text));
            QVERIFY(text.size() <= guard::kLongestPlaceholder);
        }
    }

    void otherWordsInBracketsAreNone()
    {
        for (const char* text :
             {"", "[]", "[1]", "[EMAIL]", "[email_2d7116]", "[EMAIL_2d7116]", "[EMAIL_2D711]",
              "[EMAIL_2D711G]", "[_2D7116]", "[2D7116]", "EMAIL_2D7116", "[EMAIL_2D7116 ]"})
            QVERIFY2(!guard::isPlaceholder(text), text);
    }

    void theyAreFoundHoweverTheTextIsCut()
    {
        const std::string text = "[1] a [[EMAIL_2D7116] b[x][EMAIL_2D7116][IBAN_0123456789ABCDEF].";
        for (std::size_t step = 1; step <= text.size(); ++step) {
            guard::PlaceholderScan scan;
            std::vector<std::string> found;
            for (std::size_t at = 0; at < text.size(); at += step) {
                for (const auto& mark : scan.take(std::string_view(text).substr(at, step))) {
                    QCOMPARE(text.substr(mark.begin, mark.end - mark.begin), mark.text);
                    found.push_back(mark.text);
                }
                QVERIFY(scan.held() < guard::kLongestPlaceholder);
            }
            QCOMPARE(found.size(), std::size_t{3});
            QCOMPARE(found[2], std::string("[IBAN_0123456789ABCDEF]"));
            QCOMPARE(scan.held(), std::size_t{0});
        }
    }

    void onlyWhatMayBecomeOneIsHeld()
    {
        guard::PlaceholderScan scan;
        scan.take("a list [1] and [link](x) [EM");
        QCOMPARE(scan.held(), std::size_t{3});
        scan.take("AIL](y)");
        QCOMPARE(scan.held(), std::size_t{0});
        scan.take("[" + std::string(100, 'A'));
        QCOMPARE(scan.held(), std::size_t{0});
    }
};

GH_SUITE(PlaceholderTest)

}  // namespace gatehouse::tests

#include "placeholder_test.moc"
