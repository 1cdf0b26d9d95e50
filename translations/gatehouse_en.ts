<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConfigWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guardrails</name>
    <message numerus="yes">
        <source>It would pass, with %n finding(s) flagged.</source>
        <translation>
            <numerusform>It would pass, with %n finding flagged.</numerusform>
            <numerusform>It would pass, with %n findings flagged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It would pass, with %n finding(s) changed.</source>
        <translation>
            <numerusform>It would pass, with %n finding changed.</numerusform>
            <numerusform>It would pass, with %n findings changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Playground</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n tool call</numerusform>
            <numerusform>%n tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderHealth</name>
    <message numerus="yes">
        <source>%1 of %n call(s) answered</source>
        <translation>
            <numerusform>%1 of %n call answered</numerusform>
            <numerusform>%1 of %n calls answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n probe(s) in a row failed: %1</source>
        <translation>
            <numerusform>%n probe failed: %1</numerusform>
            <numerusform>%n probes in a row failed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>probed every %1, %n in a row failed</source>
        <translation>
            <numerusform>probed every %1, the last one failed</numerusform>
            <numerusform>probed every %1, %n in a row failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RouteWords</name>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s)</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::app::DiffModel</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::app::JsonModel</name>
    <message numerus="yes">
        <source>{ %n members }</source>
        <translation>
            <numerusform>{ %n member }</numerusform>
            <numerusform>{ %n members }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n items ]</source>
        <translation>
            <numerusform>[ %n item ]</numerusform>
            <numerusform>[ %n items ]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::app::UnifiedModel</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::AuditCard</name>
    <message numerus="yes">
        <source>Not whole: %n flaw(s) in %1 lines.</source>
        <translation>
            <numerusform>Not whole: %n flaw in %1 lines.</numerusform>
            <numerusform>Not whole: %n flaws in %1 lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::BenchCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ComparePool</name>
    <message numerus="yes">
        <source>At most %n calls:</source>
        <translation>
            <numerusform>At most %n call:</numerusform>
            <numerusform>At most %n calls:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CompareView</name>
    <message numerus="yes">
        <source>Compare %n calls</source>
        <translation>
            <numerusform>Compare %n call</numerusform>
            <numerusform>Compare %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are no longer stored: retention removed them.</source>
        <translation>
            <numerusform>%n call is no longer stored: retention removed it.</numerusform>
            <numerusform>%n calls are no longer stored: retention removed them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) differ</source>
        <translation>
            <numerusform>%n line differs</numerusform>
            <numerusform>%n lines differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ConversationView</name>
    <message numerus="yes">
        <source>Show %n earlier turns</source>
        <translation>
            <numerusform>Show %n earlier turn</numerusform>
            <numerusform>Show %n earlier turns</numerusform>
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
    <name>gatehouse::ui::FoundStrip</name>
    <message numerus="yes">
        <source>and %n more, in Trace</source>
        <translation>
            <numerusform>and %n more, in Trace</numerusform>
            <numerusform>and %n more, in Trace</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::JsonSheet</name>
    <message numerus="yes">
        <source>It can be drawn; %n thing(s) keep it from running.</source>
        <translation>
            <numerusform>It can be drawn; %n thing keeps it from running.</numerusform>
            <numerusform>It can be drawn; %n things keep it from running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::KeptView</name>
    <message numerus="yes">
        <source>Kept for %1, used %n time(s)</source>
        <translation>
            <numerusform>Kept for %1, used once</numerusform>
            <numerusform>Kept for %1, used %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::LimitPastSheet</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <name>gatehouse::ui::MarksSheet</name>
    <message numerus="yes">
        <source>Note and tags of %n calls</source>
        <translation>
            <numerusform>Note and tags of %n call</numerusform>
            <numerusform>Note and tags of %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::MessageView</name>
    <message numerus="yes">
        <source>%n line(s) differ, headers and body.</source>
        <translation>
            <numerusform>%n line differs, headers and body.</numerusform>
            <numerusform>%n lines differ, headers and body.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The body is the same, byte for byte. %n header(s) differ.</source>
        <translation>
            <numerusform>The body is the same, byte for byte. %n header differs.</numerusform>
            <numerusform>The body is the same, byte for byte. %n headers differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OriginLine</name>
    <message numerus="yes">
        <source>Sent again %n time(s): %1</source>
        <translation>
            <numerusform>Sent again once: %1</numerusform>
            <numerusform>Sent again %n times: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PlaygroundPage</name>
    <message numerus="yes">
        <source>%n answer(s) on the way</source>
        <translation>
            <numerusform>%n answer on the way</numerusform>
            <numerusform>%n answers on the way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PolicyList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PrefixCard</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PricesSheet</name>
    <message numerus="yes">
        <source>%n price(s) of the table could not be read and are left out.</source>
        <translation>
            <numerusform>%n price of the table could not be read and is left out.</numerusform>
            <numerusform>%n prices of the table could not be read and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PromptDiffSheet</name>
    <message numerus="yes">
        <source>%n line(s) differ.</source>
        <translation>
            <numerusform>%n line differs.</numerusform>
            <numerusform>%n lines differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PromptEditor</name>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>about %n token</numerusform>
            <numerusform>about %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PropertyPanel</name>
    <message numerus="yes">
        <source>%n nodes are chosen.</source>
        <translation>
            <numerusform>%n node is chosen.</numerusform>
            <numerusform>%n nodes are chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ProviderList</name>
    <message numerus="yes">
        <source>%1, %n model(s)</source>
        <translation>
            <numerusform>%1, %n model</numerusform>
            <numerusform>%1, %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
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
    <name>gatehouse::ui::ProvidersPage</name>
    <message numerus="yes">
        <source>No price for %1 of %2: the cost of %n call(s) is shown as unknown.</source>
        <translation>
            <numerusform>No price for %1 of %2: the cost of %n call is shown as unknown.</numerusform>
            <numerusform>No price for %1 of %2: the cost of %n calls is shown as unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) in force</source>
        <translation>
            <numerusform>%n price in force</numerusform>
            <numerusform>%n prices in force</numerusform>
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
    <message numerus="yes">
        <source>%n model name(s) of your own come along.</source>
        <translation>
            <numerusform>%n model name of your own comes along.</numerusform>
            <numerusform>%n model names of your own come along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RemovalSheet</name>
    <message numerus="yes">
        <source>Delete %n pinned call(s) too</source>
        <translation>
            <numerusform>Delete %n pinned call too</numerusform>
            <numerusform>Delete %n pinned calls too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) still run and stay.</source>
        <translation>
            <numerusform>%n call still runs and stays.</numerusform>
            <numerusform>%n calls still run and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s), about %1 on disk.</source>
        <translation>
            <numerusform>%n call, about %1 on disk.</numerusform>
            <numerusform>%n calls, about %1 on disk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RepriceSheet</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had no cost before.</source>
        <translation>
            <numerusform>%n had no cost before.</numerusform>
            <numerusform>%n had no cost before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay without: tokens or a price are not known.</source>
        <translation>
            <numerusform>%n stays without: tokens or a price are not known.</numerusform>
            <numerusform>%n stay without: tokens or a price are not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cost(s) changed</source>
        <translation>
            <numerusform>%n cost changed</numerusform>
            <numerusform>%n costs changed</numerusform>
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
    <name>gatehouse::ui::RouteHead</name>
    <message numerus="yes">
        <source>v%1 draft · %n change(s)</source>
        <translation>
            <numerusform>v%1 draft · %n change</numerusform>
            <numerusform>v%1 draft · %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RouteStrip</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::StreamView</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
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
    <name>gatehouse::ui::TrafficMenu</name>
    <message numerus="yes">
        <source>Export %n call(s)</source>
        <translation>
            <numerusform>Export %n call</numerusform>
            <numerusform>Export %n calls</numerusform>
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
<context>
    <name>gatehouse::ui::TrafficTransfer</name>
    <message numerus="yes">
        <source>%n call(s) exported; keys are left out</source>
        <translation>
            <numerusform>%n call exported; keys are left out</numerusform>
            <numerusform>%n calls exported; keys are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) imported</source>
        <translation>
            <numerusform>%n call imported</numerusform>
            <numerusform>%n calls imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stood in the log already</source>
        <translation>
            <numerusform>%n stood in the log already</numerusform>
            <numerusform>%n stood in the log already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen call(s)</source>
        <translation>
            <numerusform>%n chosen call</numerusform>
            <numerusform>%n chosen calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::WasteCard</name>
    <message numerus="yes">
        <source>%n finding(s) in %1 calls, the dearest first. They may overlap, so their money does not add up.</source>
        <translation>
            <numerusform>%n finding in %1 calls. Findings may overlap, so their money does not add up.</numerusform>
            <numerusform>%n findings in %1 calls, the dearest first. They may overlap, so their money does not add up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
</TS>
