#include "app/exchange_loader.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include "tests/support/store_builder.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class ExchangeLoaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void loadsTheLastWishOnly()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("gatehouse.sqlite"));
        StorePlan plan;
        plan.rows = 40;
        QVERIFY(buildStore(path.toStdString(), plan).ok());
        app::ReaderThread thread(path);
        app::ExchangeLoader loader(thread);
        std::vector<app::ExchangePtr> loaded;
        connect(&loader, &app::ExchangeLoader::loaded, this,
                [&](const app::ExchangePtr& one) { loaded.push_back(one); });
        for (store::RowId id = 1; id <= 12; ++id) loader.load(id);  // keys held down
        QTRY_VERIFY(!loaded.empty());
        QTRY_VERIFY(thread.idle());
        QCOMPARE(loaded.size(), std::size_t(1));
        QCOMPARE(loaded.front()->id, 12);

        app::BodiesPtr bodies;
        connect(&loader, &app::ExchangeLoader::bodiesLoaded, this,
                [&](store::RowId, const app::BodiesPtr& one) { bodies = one; });
        loader.loadBodies(loaded.front());
        QTRY_VERIFY(bodies != nullptr);
        QCOMPARE(bodies->request.before.size,
                 static_cast<ByteCount>(loaded.front()->exchange.requestBody.bytes.size()));

        QSignalSpy missing(&loader, &app::ExchangeLoader::missing);
        loader.load(9999);
        QTRY_COMPARE(missing.count(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExchangeLoaderTest;
GH_SUITE(ExchangeLoaderTest)
#include "exchange_loader_test.moc"
