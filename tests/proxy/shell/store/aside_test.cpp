#include "proxy/shell/store/aside.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class AsideTest : public QObject {
    Q_OBJECT

private slots:

    void theOldFileStaysBesideTheNew()
    {
        const StoreFolder folder;
        for (const char* end : {"", "-wal", "-shm"}) {
            QFile file(QString::fromStdString(folder.path + end));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("abc");
        }
        QCOMPARE(sizeOnDisk(folder.path), ByteCount{6});
        const std::string aside = setAside(folder.path);
        QVERIFY(aside.starts_with(folder.path + ".damaged-"));
        QVERIFY(QFile::exists(QString::fromStdString(aside)));
        QVERIFY(QFile::exists(QString::fromStdString(aside + "-wal")));
        QCOMPARE(sizeOnDisk(folder.path), ByteCount{0});
        QVERIFY(setAside(folder.path).empty());
    }

    void twoInASecondDoNotCollide()
    {
        const StoreFolder folder;
        std::vector<std::string> names;
        for (int i = 0; i < 3; ++i) {
            QFile file(QString::fromStdString(folder.path));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.close();
            names.push_back(setAside(folder.path));
        }
        QVERIFY(names[0] != names[1] && names[1] != names[2] && names[0] != names[2]);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::AsideTest;
GH_SUITE(AsideTest)
#include "aside_test.moc"
