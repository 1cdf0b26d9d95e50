#include "app/models/stream_model.h"

#include <QAbstractItemModelTester>

#include "tests/support/suite.h"

using gatehouse::app::StreamModel;
using gatehouse::app::StreamRow;

class StreamModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void growsAtItsEnd()
    {
        StreamModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        StreamRow row;
        row.at = 1'486'000;
        row.text = QStringLiteral("Hi");
        row.size = 1060;
        model.setRows({row});
        row.gap = 48'000;
        row.event = QStringLiteral("delta");
        model.append({row, row});
        model.append({});
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&](int column) {
            return model.data(model.index(1, column), Qt::DisplayRole).toString();
        };
        QCOMPARE(text(StreamModel::Number), QStringLiteral("2"));
        QCOMPARE(text(StreamModel::At), QStringLiteral("1,486"));
        QCOMPARE(text(StreamModel::Gap), QStringLiteral("48"));
        QCOMPARE(text(StreamModel::Event), QStringLiteral("delta"));
        QCOMPARE(text(StreamModel::Size), QStringLiteral("1,060"));
        QVERIFY(model.data(model.index(0, StreamModel::Gap), Qt::DisplayRole).toString().isEmpty());
    }
};

GH_SUITE(StreamModelTest)
#include "stream_model_test.moc"
