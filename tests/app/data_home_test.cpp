#include "app/data_home.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class DataHomeTest : public QObject {
    Q_OBJECT

    QTemporaryDir home_;
    QByteArray config_ = qgetenv("XDG_CONFIG_HOME");
    QByteArray data_ = qgetenv("XDG_DATA_HOME");

    static void restore(const char* name, const QByteArray& value)
    {
        value.isNull() ? qunsetenv(name) : qputenv(name, value);
    }

private Q_SLOTS:

    void init()
    {
        qputenv("XDG_CONFIG_HOME", home_.filePath(QStringLiteral("config")).toLocal8Bit());
        qputenv("XDG_DATA_HOME", home_.filePath(QStringLiteral("data")).toLocal8Bit());
    }

    void cleanup()
    {
        restore("XDG_CONFIG_HOME", config_);
        restore("XDG_DATA_HOME", data_);
    }

    void aChoiceIsFoundByTheNextStart()
    {
        const QString usual = app::dataHome();
        QVERIFY(usual.startsWith(home_.filePath(QStringLiteral("data"))));
        QVERIFY(!app::isDataHomeAway());
        const QString other = home_.filePath(QStringLiteral("big disk/calls"));
        QCOMPARE(app::chooseDataHome(other), QString());
        QCOMPARE(app::dataHome(), other);
        QVERIFY(QDir(other).exists());
        QVERIFY(!app::isDataHomeAway());
        QVERIFY(QDir(other).removeRecursively());
        QVERIFY(app::isDataHomeAway());
        QCOMPARE(app::chooseDataHome(usual), QString());  // back to the usual one
        QCOMPARE(app::dataHome(), usual);
        QVERIFY(!QFile::exists(home_.filePath(QStringLiteral("config/gatehouse/data-folder"))));
    }

    void aFolderThatCannotBeIsRefused()
    {
        QFile file(home_.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString before = app::dataHome();
        QVERIFY(app::chooseDataHome(file.fileName() + QStringLiteral("/below"))
                    .contains(QStringLiteral("below")));
        QCOMPARE(app::dataHome(), before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DataHomeTest;
GH_SUITE(DataHomeTest)
#include "data_home_test.moc"
