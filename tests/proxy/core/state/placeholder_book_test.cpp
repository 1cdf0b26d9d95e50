#include "proxy/core/state/placeholder_book.h"

#include <set>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr WallMicros kStart = 1'750'000'000'000'000;
constexpr WallMicros kDay = WallMicros{86'400} * 1'000'000;

guard::Finding mail()
{
    guard::Finding finding;
    finding.category = guard::Category::Email;
    finding.rule = "email";
    return finding;
}

std::string valueOf(const state::PlaceholderBook& book, const std::string& token,
                    const std::string& owner, WallMicros now = kStart)
{
    const auto found = book.find(token, owner, now);
    return found ? found->value : std::string();
}

}  // namespace

/// Which placeholder stands for which value, and who gets it back.
class PlaceholderBookTest : public QObject {
    Q_OBJECT

private slots:

    void theSameValueHasTheSamePlaceholder()
    {
        state::PlaceholderBook one, other;
        one.open("a key of the test");
        other.open("a key of the test");
        const auto token = one.take(mail(), "jane@example.org", "ada", true, kStart);
        QVERIFY(token.starts_with("[EMAIL_"));
        QCOMPARE(one.take(mail(), "jane@example.org", "bob", true, kStart + kDay), token);
        QCOMPARE(other.take(mail(), "jane@example.org", "cy", true, kStart), token);
        QVERIFY(one.take(mail(), "john@example.org", "ada", true, kStart) != token);
        QCOMPARE(one.size(), std::size_t{2});
        state::PlaceholderBook third;
        third.open("another key of the test");
        QVERIFY(third.take(mail(), "jane@example.org", "ada", true, kStart) != token);
    }

    void onlyWhoSentAValueGetsItBack()
    {
        state::PlaceholderBook book;
        book.open("a key of the test");
        const auto token = book.take(mail(), "jane@example.org", "ada", true, kStart);
        QCOMPARE(valueOf(book, token, "ada"), std::string("jane@example.org"));
        QCOMPARE(valueOf(book, token, "bob"), std::string());
        book.take(mail(), "jane@example.org", "bob", true, kStart);
        QCOMPARE(valueOf(book, token, "bob"), std::string("jane@example.org"));
        // The latest of many; the first is forgotten.
        for (std::size_t i = 0; i < state::PlaceholderBook::kMostOwners; ++i)
            book.take(mail(), "jane@example.org", std::to_string(i), true, kStart);
        QCOMPARE(valueOf(book, token, "ada"), std::string());
        QCOMPARE(valueOf(book, token, "7"), std::string("jane@example.org"));
    }

    void whatIsNotPutBackIsNotKept()
    {
        state::PlaceholderBook book;
        book.open("a key of the test");
        const auto token = book.take(mail(), "jane@example.org", "ada", false, kStart);
        QVERIFY(token.starts_with("[EMAIL_"));
        QCOMPARE(book.size(), std::size_t{0});
        QCOMPARE(valueOf(book, token, "ada"), std::string());
    }

    void aClosedBookHasNothing()
    {
        state::PlaceholderBook book;
        QVERIFY(!book.isOpen());
        QCOMPARE(book.take(mail(), "jane@example.org", "ada", true, kStart), std::string());
        book.open("a key of the test");
        const std::string tooLong(state::PlaceholderBook::kLongestValue + 1, 'x');
        QCOMPARE(book.take(mail(), tooLong, "ada", true, kStart), std::string());
    }

    /// Six digits are few: among thousands of values some begin alike.
    void placeholdersNeverStandForTwoValues()
    {
        state::PlaceholderBook book;
        book.open("a key of the test");
        std::set<std::string> tokens;
        std::size_t longer = 0;
        constexpr int kMany = 20'000;
        for (int i = 0; i < kMany; ++i) {
            const auto token =
                book.take(mail(), std::to_string(i) + "@example.org", "ada", true, kStart);
            longer += token.size() > std::string_view("[EMAIL_7F3A2C]").size() ? 1U : 0U;
            tokens.insert(token);
        }
        QCOMPARE(tokens.size(), static_cast<std::size_t>(kMany));
        QVERIFY(longer > 0);
        for (int i = 0; i < kMany; i += 97) {
            const auto value = std::to_string(i) + "@example.org";
            const auto token = book.take(mail(), value, "ada", true, kStart);
            QCOMPARE(valueOf(book, token, "ada"), value);
        }
        QCOMPARE(book.size(), static_cast<std::size_t>(kMany));
    }

    void theLongestUnusedGoFirst()
    {
        state::PlaceholderBook book;
        book.open("a key of the test");
        book.setBounds({3, 30 * kDay});
        const auto first = book.take(mail(), "1@example.org", "ada", true, kStart);
        const auto second = book.take(mail(), "2@example.org", "ada", true, kStart);
        book.take(mail(), "3@example.org", "ada", true, kStart);
        book.take(mail(), "1@example.org", "ada", true, kStart + kDay);
        book.take(mail(), "4@example.org", "ada", true, kStart + kDay);
        QCOMPARE(book.size(), std::size_t{3});
        QCOMPARE(valueOf(book, second, "ada"), std::string());
        QCOMPARE(valueOf(book, first, "ada"), std::string("1@example.org"));
        QCOMPARE(valueOf(book, first, "ada", kStart + 30 * kDay), std::string("1@example.org"));
        QCOMPARE(valueOf(book, first, "ada", kStart + 32 * kDay), std::string());
        book.take(mail(), "5@example.org", "ada", true, kStart + 40 * kDay);
        QCOMPARE(book.size(), std::size_t{1});
    }

    void changesAreToldOnce()
    {
        state::PlaceholderBook book;
        book.open("a key of the test");
        book.setBounds({1, 0});
        int woken = 0;
        book.keepWith([&woken] { ++woken; });
        const auto token = book.take(mail(), "1@example.org", "ada", true, kStart);
        book.take(mail(), "1@example.org", "ada", true, kStart);
        QCOMPARE(woken, 1);
        auto changes = book.due();
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(changes[0].entry);
        QVERIFY(book.due().empty());
        book.take(mail(), "1@example.org", "ada", true, kStart);
        QVERIFY(book.due().empty());
        book.take(mail(), "2@example.org", "ada", true, kStart);
        changes = book.due();
        QCOMPARE(changes.size(), std::size_t{2});
        for (const auto& change : changes)
            QCOMPARE(change.entry.has_value(), change.token != token);
    }

    void whatAFormerRunKnewIsKnown()
    {
        state::PlaceholderBook former, book;
        former.open("a key of the test");
        former.keepWith([] {});
        const auto token = former.take(mail(), "1@example.org", "ada", true, kStart);
        auto changes = former.due();
        std::vector<state::PlaceholderBook::Entry> entries{std::move(*changes.at(0).entry)};
        book.open("a key of the test");
        book.restore(std::move(entries));
        QCOMPARE(valueOf(book, token, "ada"), std::string("1@example.org"));
        QCOMPARE(book.take(mail(), "1@example.org", "ada", true, kStart), token);
        QCOMPARE(book.size(), std::size_t{1});
    }
};

GH_SUITE(PlaceholderBookTest)

}  // namespace gatehouse::tests

#include "placeholder_book_test.moc"
