import Foundation
import Testing
import Warehouse

@Suite("The warehouse's options")
struct WarehouseOptionsTests {
    @Test("are a path alone or an object, and everything has a default")
    func forms() throws {
        func read(_ json: String) throws -> WarehouseOptions {
            try JSONDecoder().decode([String: WarehouseOptions].self, from: Data("{\"w\":\(json)}".utf8))["w"]
                ?? WarehouseOptions()
        }
        var expected = WarehouseOptions()
        #expect(expected.path == "warehouse")
        #expect(try read("{}") == expected)
        expected.path = "elsewhere"
        #expect(try read("\"elsewhere\"") == expected)
        expected.rollBytes = 5000
        #expect(try read("{\"path\":\"elsewhere\",\"rollBytes\":5000}") == expected)
    }
}
