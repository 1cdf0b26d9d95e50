#pragma once

#include <QScrollArea>

#include "proxy/core/record/record.h"

class QGridLayout;

namespace gatehouse::ui {

class Waterfall;

/// When what happened in a call, and the facts about it.
class TimingView : public QScrollArea {
    Q_OBJECT

public:
    explicit TimingView(QWidget* parent = nullptr);

    void setExchange(const record::Exchange& exchange);

private:
    void addFact(const QString& name, const QString& value, bool mono = true);

    Waterfall* waterfall_;
    QGridLayout* details_;
};

}  // namespace gatehouse::ui
