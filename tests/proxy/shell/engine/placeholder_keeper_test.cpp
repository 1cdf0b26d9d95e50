#include "proxy/shell/engine/placeholder_keeper.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr WallMicros kNow = 1'750'000'000'000'000;
constexpr std::int64_t kMonth = std::int64_t{30} * 86'400 * 1'000'000;
const Secret kKey("a key that is long enough");

guard::Finding mail()
{
    guard::Finding finding;
    finding.category = guard::Category::Email;
    finding.rule = "email";
    return finding;
}

std::unique_ptr<engine::PlaceholderKeeper> keeperOf(const std::string& path,
                                                    state::PlaceholderBook& book,
                                                    const Secret& key = kKey, WallMicros now = kNow)
{
    auto keeper = engine::PlaceholderKeeper::start(path, key, book, kMonth, now);
    return keeper ? std::move(*keeper) : nullptr;
}

/// All bytes of all files of a folder.
QByteArray filesOf(const QTemporaryDir& folder)
{
    QByteArray all;
    for (const auto& name : QDir(folder.path()).entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
}

}  // namespace

/// Placeholders outlive the program, and nobody can read their values in the file.
class PlaceholderKeeperTest : public QObject {
    Q_OBJECT

private slots:

    void valuesOutliveTheProgramAndAreSealed()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("placeholders.sqlite").toStdString();
        std::string token;
        {
            state::PlaceholderBook book;
            const auto keeper = keeperOf(path, book);
            QVERIFY(keeper);
            token = book.take(mail(), "jane\n@example.org", "ada", true, kNow);
        }
        const auto bytes = filesOf(folder);
        QVERIFY(bytes.contains(QByteArray::fromStdString(token)));
        for (const char* word : {"jane", "example.org", "ada"})
            QVERIFY2(!bytes.contains(word), word);
        state::PlaceholderBook book;
        const auto keeper = keeperOf(path, book);
        const auto found = book.find(token, "ada", kNow);
        QVERIFY(found);
        QCOMPARE(found->value, std::string("jane\n@example.org"));
        QCOMPARE(found->rule, std::string("email"));
        QVERIFY(found->category == guard::Category::Email);
        QVERIFY(!book.find(token, "bob", kNow));
        QCOMPARE(book.take(mail(), "jane\n@example.org", "ada", true, kNow), token);
    }

    void anotherKeyOpensNothingAndDestroysNothing()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("placeholders.sqlite").toStdString();
        std::string token;
        {
            state::PlaceholderBook book;
            const auto keeper = keeperOf(path, book);
            token = book.take(mail(), "jane@example.org", "ada", true, kNow);
        }
        {
            state::PlaceholderBook book;
            const auto keeper = keeperOf(path, book, Secret("another key, of the same length"));
            QVERIFY(keeper);
            QCOMPARE(book.size(), std::size_t{0});
            QVERIFY(book.take(mail(), "jane@example.org", "ada", true, kNow) != token);
        }
        state::PlaceholderBook book;
        const auto keeper = keeperOf(path, book);
        QCOMPARE(book.find(token, "ada", kNow)->value, std::string("jane@example.org"));
    }

    void whatIsOldIsForgotten()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("placeholders.sqlite").toStdString();
        {
            state::PlaceholderBook book;
            const auto keeper = keeperOf(path, book);
            book.take(mail(), "jane@example.org", "ada", true, kNow);
        }
        state::PlaceholderBook book;
        const auto keeper = keeperOf(path, book, kKey, kNow + 2 * kMonth);
        QCOMPARE(book.size(), std::size_t{0});
    }

    void aKeyThatAnybodyCouldGuessIsRefused()
    {
        const QTemporaryDir folder;
        state::PlaceholderBook book;
        const auto keeper = engine::PlaceholderKeeper::start(
            folder.filePath("p.sqlite").toStdString(), Secret("short"), book, kMonth, kNow);
        QVERIFY(!keeper);
        QVERIFY(!keeper.error().hint.empty());
        QVERIFY(!book.isOpen());
    }
};

GH_SUITE(PlaceholderKeeperTest)

}  // namespace gatehouse::tests

#include "placeholder_keeper_test.moc"
