<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConfigWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::app::JsonModel</name>
    <message numerus="yes">
        <source>{ %n members }</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n items ]</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ConversationView</name>
    <message numerus="yes">
        <source>Show %n earlier turns</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::DraftBar</name>
    <message numerus="yes">
        <source>%n change(s), not published</source>
        <translation>
            <numerusform>%n change, not published</numerusform>
            <numerusform>%n changes, not published</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n stream(s) open</source>
        <translation>
            <numerusform>%n stream open</numerusform>
            <numerusform>%n streams open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log %1 · keeps %n day(s)</source>
        <translation>
            <numerusform>Log %1 · keeps %n day</numerusform>
            <numerusform>Log %1 · keeps %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ProviderList</name>
    <message numerus="yes">
        <source>works, %1, %n model(s)</source>
        <translation>
            <numerusform>works, %1, %n model</numerusform>
            <numerusform>works, %1, %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ProviderPicker</name>
    <message numerus="yes">
        <source>%n model(s) with prices</source>
        <translation>
            <numerusform>%n model with prices</numerusform>
            <numerusform>%n models with prices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ProviderSheet</name>
    <message numerus="yes">
        <source>Works: answered in %1, %n model(s).</source>
        <translation>
            <numerusform>Works: answered in %1, %n model.</numerusform>
            <numerusform>Works: answered in %1, %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ProvidersStep</name>
    <message numerus="yes">
        <source>at %1, %n model(s)</source>
        <translation>
            <numerusform>at %1, %n model</numerusform>
            <numerusform>at %1, %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The key works: %n model(s)</source>
        <translation>
            <numerusform>The key works: %n model</numerusform>
            <numerusform>The key works: %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ReviewSheet</name>
    <message numerus="yes">
        <source>%n problem(s) to solve first: they stand at their places below.</source>
        <translation>
            <numerusform>One problem to solve first: it stands at its place below.</numerusform>
            <numerusform>%n problems to solve first: they stand at their places below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::StreamView</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::SupportSheet</name>
    <message numerus="yes">
        <source>%n value(s) masked</source>
        <translation>
            <numerusform>%n value masked</numerusform>
            <numerusform>%n values masked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficPage</name>
    <message numerus="yes">
        <source>%n stream(s) open</source>
        <translation>
            <numerusform>%n stream open</numerusform>
            <numerusform>%n streams open</numerusform>
        </translation>
    </message>
</context>
</TS>
