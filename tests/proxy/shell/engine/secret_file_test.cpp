#include "proxy/shell/engine/secret_file.h"

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "tests/support/suite.h"

using namespace gatehouse;
using engine::readSecretFile;
using engine::writeSecretFile;

class SecretFileTest : public QObject {
    Q_OBJECT

    std::string path(const char* name) const
    {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir folder_;

private Q_SLOTS:

    void whatIsWrittenIsRead()
    {
        const std::string bytes("one\0two\n", 8);
        QVERIFY(writeSecretFile(path("a"), Secret(bytes)).ok());
        const auto found = readSecretFile(path("a"));
        QVERIFY(found.ok());
        QCOMPARE(std::string(found->reveal()), bytes);

        struct stat status {};

        QCOMPARE(::stat(path("a").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void aWiderFileIsReplacedByANarrowOne()
    {
        QVERIFY(writeSecretFile(path("b"), Secret("1")).ok());
        QCOMPARE(::chmod(path("b").c_str(), 0666), 0);
        QVERIFY(!readSecretFile(path("b")).ok());
        QVERIFY(writeSecretFile(path("b"), Secret("2")).ok());
        QCOMPARE(std::string(readSecretFile(path("b"))->reveal()), std::string("2"));
        QCOMPARE(QDir(folder_.path()).entryList({"b*"}, QDir::Files), QStringList("b"));
    }

    void aLargeFileIsRefused()
    {
        QVERIFY(writeSecretFile(path("c"), Secret(std::string(1024 * 1024 + 1, 'x'))).ok());
        const auto found = readSecretFile(path("c"));
        QVERIFY(!found.ok());
        QVERIFY(found.error().message.find("too large") != std::string::npos);
    }

    void errorsHaveTheirKind()
    {
        QVERIFY(readSecretFile(path("nothing")).error().kind == ErrorKind::NotFound);
        QVERIFY(readSecretFile("").error().kind == ErrorKind::Invalid);
        QVERIFY(writeSecretFile(path("no/folder"), Secret("1")).error().kind == ErrorKind::Storage);
    }
};

GH_SUITE(SecretFileTest)
#include "secret_file_test.moc"
