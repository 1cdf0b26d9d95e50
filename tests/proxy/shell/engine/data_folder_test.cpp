#include "proxy/shell/engine/data_folder.h"

#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <utility>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::engine {

namespace {

unsigned modeOf(const std::string& path)
{
    struct stat status {};

    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0;
}

}  // namespace

/// The folder one gateway keeps its things in.
class DataFolderTest : public QObject {
    Q_OBJECT

    QTemporaryDir root_;

    std::string path(const char* name) const { return root_.filePath(name).toStdString(); }

private slots:

    void itIsMadeForItsOwnerAlone()
    {
        const auto folder = DataFolder::open(path("a/b/c"));
        QVERIFY(folder);
        QCOMPARE(modeOf(path("a/b/c")), 0700U);
        QCOMPARE(folder->file("vault"), path("a/b/c/vault"));
        for (const char* file : {"a/b/c/gatehouse.sqlite", "a/b/c/gatehouse.lock"})
            QCOMPARE(modeOf(path(file)), 0600U);
    }

    void aFolderThatWasThereKeepsItsMode()
    {
        QVERIFY(QDir(root_.path()).mkdir("own"));
        QCOMPARE(::chmod(path("own").c_str(), 0750), 0);
        QVERIFY(DataFolder::open(path("own")));
        QCOMPARE(modeOf(path("own")), 0750U);
    }

    void oneGatewayAtATime()
    {
        auto first = DataFolder::open(path("held"));
        QVERIFY(first);
        const auto second = DataFolder::open(path("held"));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Conflict);
        QVERIFY(!second.error().hint.empty());
        {
            const DataFolder moved = std::move(*first);
            QVERIFY(!DataFolder::open(path("held")));  // the lock went along
        }
        QVERIFY(DataFolder::open(path("held")));
    }

    void whatCannotBeAFolderIsSaid()
    {
        std::ofstream(path("file")) << "x";
        for (const char* wrong : {"file", "file/below"}) {
            const auto folder = DataFolder::open(path(wrong));
            QVERIFY(!folder);
            QCOMPARE(folder.error().kind, ErrorKind::Storage);
        }
    }

    void theTokenIsMadeOnceAndKept()
    {
        std::optional<std::string> first;
        for (int i = 0; i < 2; ++i) {
            const auto folder = DataFolder::open(path("tokens"));
            const auto token = folder->adminToken();
            QVERIFY(token);
            const std::string text(token->reveal());
            QCOMPARE(text.size(), std::size_t(64));
            QCOMPARE(text.find_first_not_of("0123456789abcdef"), std::string::npos);
            if (first) QVERIFY(text == *first);
            first = text;
        }
        QCOMPARE(modeOf(path("tokens/admin.token")), 0600U);
        const auto other = DataFolder::open(path("other"));
        QVERIFY(other->adminToken()->reveal() != *first);
    }

    void aTokenOfTheUsersIsTakenAndAnEmptyOneReplaced()
    {
        const auto folder = DataFolder::open(path("own-token"));
        std::ofstream(path("own-token/admin.token")) << "chosen by hand\n\n";
        QVERIFY(folder->adminToken()->reveal() == "chosen by hand");
        std::ofstream(path("own-token/admin.token")) << "\n";
        QCOMPARE(folder->adminToken()->reveal().size(), std::size_t(64));
    }

    void filesAreWrittenWholeOrNotAtAll()
    {
        const std::string file = path("whole");
        const std::string bytes("zero \0 and more\n", 16);
        QVERIFY(writeWhole(file, std::string(100'000, 'x')));
        QVERIFY(writeWhole(file, bytes));
        QCOMPARE(*readWhole(file), bytes);
        QCOMPARE(modeOf(file), 0600U);
        QVERIFY(writeWhole(file, ""));
        QCOMPARE(*readWhole(file), std::string());

        QVERIFY(QDir(root_.path()).mkpath("taken/by a folder"));
        const auto refused = writeWhole(path("taken"), "x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(!QFile::exists(root_.filePath("taken.new")));  // no draft stays behind
        QCOMPARE(writeWhole(path("no/such/folder/file"), "x").error().kind, ErrorKind::Storage);
    }

    void whatIsNotThereCannotBeRead()
    {
        const auto text = readWhole(path("nothing here"));
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Storage);
        QVERIFY(text.error().message.find("nothing here") != std::string::npos);
    }
};

}  // namespace gatehouse::engine

using gatehouse::engine::DataFolderTest;
GH_SUITE(DataFolderTest)
#include "data_folder_test.moc"
