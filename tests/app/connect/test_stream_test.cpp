#include "app/connect/test_stream.h"

#include <QSignalSpy>
#include <QTest>

#include "app/test_request.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class TestStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theAnswerComesInPieces()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::TestStream stream;
        QSignalSpy pieces(&stream, &app::TestStream::piece);
        QSignalSpy finished(&stream, &app::TestStream::finished);
        stream.send(gateway.bridge.baseUrl(), app::TestRequest::sampleModel());
        QVERIFY(stream.isBusy());
        stream.send(gateway.bridge.baseUrl(), app::TestRequest::sampleModel());  // ignored
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY2(finished.front().at(0).toBool(), qPrintable(finished.front().at(1).toString()));
        QVERIFY(pieces.size() > 3);
        QString text;
        for (const auto& each : pieces) text += each.front().toString();
        QVERIFY(text.startsWith(QLatin1String("Hello")));
        QVERIFY(finished.front().at(2).toLongLong() <= finished.front().at(3).toLongLong());
        QVERIFY(!stream.isBusy());
    }

    void aRefusalIsToldInTheGatewaysWords()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        app::TestStream stream;
        QSignalSpy finished(&stream, &app::TestStream::finished);
        stream.send(gateway.bridge.baseUrl(), QStringLiteral("sample/429"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(!finished.front().at(0).toBool());
        QVERIFY(!finished.front().at(1).toString().isEmpty());
        stream.send(QStringLiteral("http://127.0.0.1:1"), QStringLiteral("x"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20'000);
        QVERIFY(!finished.back().at(0).toBool());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TestStreamTest;
GH_SUITE(TestStreamTest)
#include "test_stream_test.moc"
