#pragma once

#include <QLabel>

#include "app/exchange_view.h"

namespace gatehouse::ui {

/// Where a row comes from and what came of it: links to the call before it, and to those sent again
/// from it. Hidden for a plain call.
class OriginLine : public QLabel {
    Q_OBJECT

public:
    explicit OriginLine(QWidget* parent = nullptr);

    void setExchange(const app::ExchangeView& exchange);

Q_SIGNALS:
    void rowAsked(gatehouse::store::RowId row);
    void keptAsked(const QString& call);  ///< the kept answer that was made for a call
    void refuseAsked();  ///< its question and that of the kept answer are not the same

private:
    static QString keptWords(const app::ExchangeView& view);
    void showWords();

    QString words_;  ///< with links in a style of their own
};

}  // namespace gatehouse::ui
