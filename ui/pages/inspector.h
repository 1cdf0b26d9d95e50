#pragma once

#include <memory>

#include <QFrame>
#include <QVariantMap>

#include "app/exchange_loader.h"
#include "app/models/log_model.h"

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace gatehouse::ui {

class Banner;
class ConversationView;
class ElidedLabel;
class MessageView;
class OriginLine;
class Skeleton;
class StreamView;
class TimingView;
class TraceView;

/// Everything about one exchange: the head from its row at once, the tabs when the details have
/// come.
///
/// Shape   setRow() first, then setExchange(); setBodies() answers bodiesWanted(). An open exchange
/// gets addLive(). Thread  GUI; bodies are taken apart elsewhere.
class Inspector : public QFrame {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);

    /// Head of another exchange; the tabs wait for its details.
    void begin(const store::Row& row, const engine::Running* running);
    /// New figures of the same exchange.
    void setRow(const store::Row& row, const engine::Running* running);
    void setExchange(const app::ExchangePtr& exchange);
    void setBodies(const app::BodiesPtr& bodies);
    void addLive(const std::vector<dialect::Turn>& turns, const std::vector<app::StreamRow>& rows);
    void setTrouble(const QString& message, const QString& hint);
    void setMissing();

    [[nodiscard]] const app::ExchangePtr& exchange() const { return exchange_; }

    void showTab(int tab);

    enum Tab { Conversation, Stream, Request, Response, Trace, Timing };

    static constexpr int kWidth = 400;
    static constexpr int kMinWidth = 388;

Q_SIGNALS:
    void bodiesWanted();
    void closeAsked();
    void curlAsked();
    void againAsked();  ///< to send the call once more
    void retryAsked();
    /// Another page of the window.
    void placeAsked(const QString& page, const QVariantMap& params);
    /// The pair of record::AlikeFacts is not the same.
    void refuseAsked(const QString& pair, int score);
    void filterAsked(const QString& words);      ///< instead of the filter of the list
    void rowAsked(gatehouse::store::RowId row);  ///< a call that this one is linked with

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeHead();
    void showTabContent();
    void showConversation();
    void showStream();
    void showTrace();

    store::Row row_;
    app::ExchangePtr exchange_;
    app::BodiesPtr bodies_;
    std::vector<dialect::Turn> live_;
    bool receiving_ = false;

    QLabel* status_;
    ElidedLabel* model_;
    ElidedLabel* call_;
    OriginLine* origin_;
    QToolButton* route_ = nullptr;
    QLabel* facts_[4];
    Banner* banner_;
    QTabBar* tabs_;
    QStackedWidget* stack_;
    QWidget* waiting_;
    Skeleton* skeleton_;
    ConversationView* conversation_;
    StreamView* stream_;
    MessageView* request_;
    MessageView* response_;
    TraceView* trace_;
    TimingView* timing_;
    int shown_ = 0;  // bit per tab: filled for this exchange
};

}  // namespace gatehouse::ui
